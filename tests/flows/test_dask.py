"""A build whose documents a Dask cluster reads gives the same release, also where one of its workers is lost."""

import subprocess
import sys

SCRIPT = """
import os, signal, sys, threading, time
from pathlib import Path
from flows.settings import Settings, configure_prefect

raw, output = map(Path, sys.argv[1:])
configure_prefect(output)
from distributed import Client, LocalCluster
from flows.build import build

def lose(pid):
    while not any((output / ".work" / "kept" / "extract").glob("*.parquet")):
        time.sleep(0.1)
    os.kill(pid, signal.SIGKILL)

if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        with Client(cluster) as client:
            pids = client.run(os.getpid)
        threading.Thread(target=lose, args=(min(pids.values()),), daemon=True).start()
        settings = Settings(raw=raw, output=output, batch_documents=1, dask=cluster.scheduler_address)
        release = build(settings).release.name
        with Client(cluster) as client:
            assert set(client.run(os.getpid).values()) != set(pids.values()), "a worker was lost"
    print(release)
"""


def test_a_cluster_that_loses_a_worker_builds_the_same_release(small_raw, small_release, server, tmp_path):
    script = tmp_path / "on_a_cluster.py"
    script.write_text(SCRIPT, encoding="utf-8")
    command = [sys.executable, str(script), str(small_raw), str(tmp_path / "output")]
    done = subprocess.run(command, capture_output=True, text=True, env=server.environment, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == small_release.name
