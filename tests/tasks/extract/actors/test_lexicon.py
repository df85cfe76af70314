"""The lexicon of actors."""

from schemas.branches import actor_lines
from tasks.extract.actors.lexicon import lexicon_actors


def test_no_actor_is_a_branch_of_itself():
    parents = {key: actor.parent_actor_id for key, actor in lexicon_actors().items()}
    lines = actor_lines(parents)
    assert [key for key, parent in parents.items() if parent and key in lines.get(parent, ())] == []
