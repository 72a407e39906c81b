"""Load by wrk, and what came of it."""
import http.client, itertools, subprocess, sys, threading, time

from rig import machine
from rig.workloads import UNIQUE

SCRIPT = """
local body = %s
local prefix = %s
local count = 0
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = body
if prefix then
    local at = body:find("UNIQUE", 1, true)
    local before, after = body:sub(1, at - 1), body:sub(at + 6)
    request = function()
        count = count + 1
        return wrk.format(nil, nil, nil, before .. prefix .. count .. after)
    end
end
done = function(summary, latency, requests)
    local errors = summary.errors
    local wrong = errors.status + errors.connect + errors.read + errors.write + errors.timeout
    io.write(string.format("RESULT %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), wrong))
end
"""

# No two runs share a name: the second one would find the first one's plans.
_runs = itertools.count(1)


def post(port, path, body):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("POST", path, body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    return answer.status, answer.read()


def wait_ready(port, path, process, seconds=60):
    deadline = time.time() + seconds
    while time.time() < deadline:
        if process.poll() is not None:
            sys.exit(f"ended before it was ready: {' '.join(process.args)}\n{process.log.read_text()}")
        try:
            post(port, path, b'{"query":"{__typename}"}')
            return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"not ready after {seconds} s: {' '.join(process.args)}\n{process.log.read_text()}")


def run(workload, port, seconds, connections, folder, headers=None):
    """Requests, seconds, p50 and p99 in ms, and how many were not answered with success."""
    script = folder / f"load-{threading.get_ident()}.lua"
    prefix = _lua(f"u{next(_runs)}_") if workload.unique else "nil"
    script.write_text(SCRIPT % (_lua(workload.text), prefix))
    more = [word for name, value in (headers or {}).items() for word in ("-H", f"{name}: {value}")]
    said = subprocess.run(
        ["taskset", "-c", "0", "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", str(script), *more, f"http://127.0.0.1:{port}/graphql"],
        capture_output=True, text=True, check=True)
    for line in said.stdout.splitlines():
        if line.startswith("RESULT"):
            requests, micros, p50, p99, wrong = map(int, line.split()[1:])
            return requests, micros / 1e6, p50 / 1000, p99 / 1000, wrong
    sys.exit("wrk said nothing of use:\n" + said.stdout + said.stderr)


def warm(workload, router, port, seconds, connections, folder):
    """Load whose figures nobody wants. The JIT compilers work beside the load meanwhile, or they would need minutes."""
    machine.pin_compilers(router.pid, 0)
    run(workload, port, seconds, connections, folder)
    machine.pin_compilers(router.pid, 1)


def measured(workload, router, port, seconds, connections, folder):
    before = machine.cpu_seconds(router.pid)
    threads_before = machine.cpu_seconds_by_thread(router.pid)
    requests, taken, p50, p99, wrong = run(workload, port, seconds, connections, folder)
    cpu = machine.cpu_seconds(router.pid) - before
    threads = {
        name: (seconds - threads_before.get(name, 0)) / max(requests, 1) * 1000
        for name, seconds in machine.cpu_seconds_by_thread(router.pid).items()}
    return {"threads_ms": threads, "cpu_ms": cpu / max(requests, 1) * 1000, "per_second": requests / taken, "p50_ms": p50, "p99_ms": p99, "wrong": wrong}


def _lua(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
