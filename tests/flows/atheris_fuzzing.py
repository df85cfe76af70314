"""Let Atheris look for bytes that break a target: `python atheris_fuzzing.py NAME -max_total_time=60`.

It follows the branches of this project's packages alone: all that are imported are 48,000 functions, and take longer to
prepare than to try.
"""

import sys

import atheris

with atheris.instrument_imports(include=["flows", "schemas", "tasks"]):
    from tests.flows.fuzzing import TARGETS

if __name__ == "__main__":
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
