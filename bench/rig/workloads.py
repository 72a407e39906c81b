"""What is asked, and what the answer must be."""
import json, pathlib, sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "workload"
NAMES = ["heavy", "tiny", "twohop", "new"]

# Of Hive Router 0.3.10 with nothing deduplicated, on a machine like the one of docs/benchmarks.md.
HIVE_ROUTER_CPU_MS = {"heavy": 0.77, "tiny": 0.085, "twohop": 0.111, "new": 1.88}

UNIQUE = "UNIQUE"


class Workload:
    """A request's body; `unique` when each request puts a name of its own into it."""

    def __init__(self, name, text, expected, unique):
        self.name, self.text, self.expected, self.unique = name, text, expected, unique

    @property
    def long_warmup(self):
        """The first one compiles what all take; the new ones compile the planner."""
        return self.name == "heavy" or self.unique

    def body(self, name):
        return self.text.replace(UNIQUE, name).encode()

    def check(self, answered):
        """Ends the run when the answer is not the one that is right, whatever the order of its keys."""
        status, body = answered
        try:
            answer = json.loads(body)
        except ValueError:
            answer = None
        if status != 200 or (_without_unique(answer) if self.unique else answer) != self.expected:
            sys.exit(f"{self.name}: a wrong answer, HTTP status {status}: {body[:600].decode(errors='replace')}")


def _without_unique(answer):
    for product in (answer or {}).get("data", {}).get("topProducts", []):
        for key in [key for key in product if key in ("check", "again")]:
            if product[key] == product["upc"]:
                del product[key]
    return answer


def _load():
    for name in ("heavy", "tiny", "twohop"):
        text = (FOLDER / f"{name}.json").read_text().strip()
        yield Workload(name, text, json.loads((FOLDER / f"{name}.response.json").read_text()), False)
    heavy = json.loads((FOLDER / "heavy.json").read_text())
    new = dict(heavy, query=heavy["query"].replace("topProducts {", f"topProducts {{ {UNIQUE}: upc", 1))
    yield Workload("new", json.dumps(new), json.loads((FOLDER / "heavy.response.json").read_text()), True)


ALL = list(_load())
