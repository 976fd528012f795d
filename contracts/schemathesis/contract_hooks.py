"""Teaches Schemathesis the rules of the spec that JSON Schema cannot say (`x-constraints`, `x-lifecycle`).

Valid requests are made to keep them, so that a server that enforces them raises no alarm; and once an operation a
request that breaks nothing but the rule is sent, so that a server that ignores it is found. A run in which an operation
never succeeded fails. Names no parameter.
"""

import schemathesis
from things import give_own_thing


def multiples(operation):
    """The rules "one query parameter is a multiple of another" of an operation."""
    rules = operation.definition.raw.get("x-constraints") or []
    return [rule for rule in rules if rule.get("kind") == "multipleOf" and rule.get("in") == "query"]


def whole(value):
    """A value as a whole number, or None when it is none."""
    try:
        return int(value)
    except (TypeError, ValueError):
        return None


def unit_of(rule, query):
    """What the parameter has to be a multiple of."""
    return whole(query.get(rule["of"])) or rule.get("defaultOf") or 1


@schemathesis.hook
def map_case(context, case):
    """Makes valid requests keep the rules; requests that are meant to be wrong stay as they are."""
    if case.meta is None or not case.meta.generation.mode.is_positive or not case.query:
        return case
    for rule in multiples(case.operation):
        value = case.query.get(rule["param"])
        number = whole(value)
        if number is not None:
            unit = unit_of(rule, case.query)
            # Depending on the phase it is a number or a text already.
            case.query[rule["param"]] = type(value)(number - number % unit)
    return case


@schemathesis.hook
def before_call(context, case, kwargs):
    """Gives a request that changes a thing one of its own; a path that is meant to be wrong stays as it is."""
    if case.meta is None:
        return
    path = [part for location, part in case.meta.components.items() if location.value == "path"]
    if all(part.mode.is_positive for part in path):
        give_own_thing(case)


@schemathesis.check
class EveryOperationSucceeds:
    """Each operation that is tested succeeds at least once: a run of refusals shows nothing."""

    def __init__(self):
        self.tested = set()
        self.succeeded = set()

    def after_response(self, context, response, case):
        self.tested.add(case.operation.label)
        if 200 <= response.status_code < 300:
            self.succeeded.add(case.operation.label)

    def after_run(self, context):
        missing = sorted(self.tested - self.succeeded)
        if missing:
            raise AssertionError("Never succeeded: " + ", ".join(missing))


@schemathesis.check
class XConstraints:
    """A request that only breaks a rule of `x-constraints` is refused with the documented status."""

    def __init__(self):
        self.seen = set()

    def after_response(self, context, response, case):
        label = case.operation.label
        rules = multiples(case.operation)
        if label in self.seen or not rules or not 200 <= response.status_code < 300:
            return
        self.seen.add(label)
        for rule in rules:
            unit = max(unit_of(rule, case.query or {}), 2)
            query = {**(case.query or {}), rule["of"]: unit, rule["param"]: unit + 1}
            answer = case.call(params=query)
            due = rule.get("status", 400)
            if answer.status_code != due:
                raise AssertionError(
                    f"{rule['param']}={unit + 1} is no multiple of {rule['of']}={unit}: "
                    f"{due} is documented, {answer.status_code} came"
                )
