"""Things for Schemathesis to change: what `x-lifecycle` of a spec says about the resources behind an API.

A valid request that changes a thing gets a fresh one, in a state in which the change is allowed, so that the things all
other requests are about live to the end of the run. Names no operation and no parameter.
"""

import itertools
import os
from urllib.parse import quote

import requests

METHODS = ("get", "put", "post", "delete", "patch")
PATIENCE = 30
numbers = itertools.count(1)


def resolved(spec, node):
    """A node of the spec, its reference followed."""
    while "$ref" in node:
        target = spec
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def example(spec, content):
    """The first example of a media type, or of its schema."""
    for one in (content.get("examples") or {}).values():
        return resolved(spec, one).get("value")
    return content.get("example", resolved(spec, content.get("schema", {})).get("example"))


class Operations:
    """The operations of a spec by id: method, path and the example of the body."""

    def __init__(self, spec):
        self.spec = spec
        self.known = {
            operation["operationId"]: (method, path, operation)
            for path, item in spec["paths"].items()
            for method, operation in item.items()
            if method in METHODS and "operationId" in operation
        }

    def body(self, name):
        """A new copy of the example of the body, as far as it is an object."""
        content = self.known[name][2].get("requestBody", {}).get("content", {})
        value = next((example(self.spec, one) for one in content.values()), None)
        return dict(value) if isinstance(value, dict) else {}

    def send(self, name, base, path_parameters, body):
        """Sends a request; the answer, or None when it was refused."""
        method, path, _ = self.known[name]
        for parameter, value in path_parameters.items():
            path = path.replace("{" + parameter + "}", quote(str(value), safe=""))
        headers = {"Authorization": f"Bearer {os.environ.get('API_TOKEN', '')}"}
        answer = requests.request(method, base + path, json=body, headers=headers, timeout=PATIENCE)
        if not answer.ok:
            return None
        return answer.json() if answer.content else {}


def maker_of(life, operations):
    """Who makes a thing whose id is read from the answer: its operation and what is said of it."""
    makers = life.get("make", {}).items()
    return next(((name, made) for name, made in makers if "id" in made and name in operations.known), None)


def fresh(life, operations, base, path_parameters):
    """The id of a thing made just now, and its state; None when none could be made."""
    maker = maker_of(life, operations)
    if maker is None:
        return None
    name, made = maker
    state = made.get("state", {})
    body = operations.body(name)
    if "at" in state:
        body[state["at"][1:]] = state["otherwise"]
    answer = operations.send(name, base, path_parameters, body)
    return None if answer is None else (answer[made["id"][1:]], state.get("otherwise"))


def make_ready(life, operations, transition, state, base, path_parameters, own):
    """Brings a thing into a state in which a transition is allowed, by one other transition at most."""
    if transition is None or state in transition["from"]:
        return
    for step in life["transitions"].values():
        if state in step["from"] and step["to"] in transition["from"]:
            body = operations.body(step["operation"])
            after = transition.get("reasons", {}).get(own.get(transition.get("reason", " ")[1:]), {}).get("after")
            if after and "reason" in step:
                body[step["reason"][1:]] = after[0]
            operations.send(step["operation"], base, path_parameters, body)
            return


def drop_what_is_not_asked(life, operations, transition, own):
    """Leaves out of a body what must not be given for a thing of this maker."""
    asks = (transition or {}).get("asks", {}).get(maker_of(life, operations)[0], {})
    for pointer in asks.get("without", []):
        own.pop(pointer[1:], None)


def give_thing_of(life, case, name):
    """Turns a request that changes a thing of one kind into one about a fresh one."""
    transitions = life.get("transitions", {}).values()
    transition = next((one for one in transitions if one["operation"] == name), None)
    if transition is None and name not in life.get("writes", {}):
        return
    operations = Operations(case.operation.schema.raw_schema)
    base = case.operation.base_url.rstrip("/")
    made = fresh(life, operations, base, case.path_parameters)
    if made is None:
        return
    case.path_parameters[life["id"]], state = made
    own = case.body if isinstance(case.body, dict) and case.meta.generation.mode.is_positive else {}
    drop_what_is_not_asked(life, operations, transition, own)
    make_ready(life, operations, transition, state, base, dict(case.path_parameters), own)


def give_own_thing(case):
    """Turns a request that makes or changes a thing into one about a fresh one; others stay as they are."""
    name = case.operation.definition.raw.get("operationId")
    for life in (case.operation.schema.raw_schema.get("x-lifecycle") or {}).values():
        if life["id"] not in (case.path_parameters or {}):
            continue
        if name in life.get("make", {}):
            case.path_parameters[life["id"]] = f"own-{next(numbers)}"
        else:
            give_thing_of(life, case, name)
