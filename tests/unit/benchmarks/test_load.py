"""What locust writes becomes rows, and the use of parts is read from their processes."""

import subprocess
import sys
from pathlib import Path

from assistant.supervisor import Part
from benchmarks.load import kinds
from benchmarks.usage import usage

TABLE = """Type,Name,Request Count,Failure Count,Median Response Time,50%,66%,95%,98%,99%
POST,text,40,2,300,310,340,900,950,990
GET,history,5,0,4,4,5,9,9,9
,Aggregated,45,2,300,300,340,900,950,990
"""


def test_each_kind_of_request_is_a_row_and_their_sum_is_none(tmp_path: Path):
    (tmp_path / "load_stats.csv").write_text(TABLE)
    assert list(kinds(tmp_path)) == [
        {"kind": "text", "requests": 40, "failures": 2, "p50_ms": 310.0, "p95_ms": 900.0, "p99_ms": 990.0},
        {"kind": "history", "requests": 5, "failures": 0, "p50_ms": 4.0, "p95_ms": 9.0, "p99_ms": 9.0},
    ]


def test_a_part_that_runs_is_found_by_its_command_and_one_that_does_not_is_left_out(tmp_path: Path):
    command = (sys.executable, "-c", "print(flush=True); input()")
    parts = [Part(name, told, "", tmp_path / "log") for name, told in (("here", command), ("gone", ("no", "such")))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdout.readline()  # it has begun
        used = usage(parts)
        running.kill()
    assert used.keys() == {"here"}
    assert used["here"].mebibytes > 1
