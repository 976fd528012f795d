"""Teaches Schemathesis the rules of the spec that JSON Schema cannot say (`x-constraints`, `x-lifecycle`, `format: jwe`).

Valid requests are made to keep them, so that a server that enforces them raises no alarm; and once an operation a
request that breaks nothing but the rule is sent, so that a server that ignores it is found. Encrypted values cannot be
drawn from a schema, so the documented example stands for them. A run in which an operation never succeeded fails. Names
no parameter.
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


def bodies(operation):
    """The schema and the examples of each body of an operation, as they are documented."""
    content = (operation.definition.raw.get("requestBody") or {}).get("content") or {}
    for media in content.values():
        examples = [one.get("value") for one in (media.get("examples") or {}).values() if isinstance(one, dict)]
        yield media.get("schema") or {}, [one for one in examples if isinstance(one, dict)]


def decryptable(operation, body):
    """The body with documented values in the places of encrypted ones."""
    for schema, examples in bodies(operation):
        for name, member in (schema.get("properties") or {}).items():
            known = [example[name] for example in examples if name in example]
            if isinstance(member, dict) and member.get("format") == "jwe" and known and name in body:
                body = {**body, name: known[0]}
    return body


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
    """Gives a request what a server can decrypt, and one that changes a thing one of its own.

    What is meant to be wrong stays as it is.
    """
    if case.meta is None:
        return
    parts = [(location.value, part.mode.is_positive) for location, part in case.meta.components.items()]
    if isinstance(case.body, dict) and all(good for place, good in parts if place == "body"):
        case.body = decryptable(case.operation, case.body)
    if all(good for place, good in parts if place == "path"):
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
