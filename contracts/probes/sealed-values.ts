/**
 * Sends encrypted values with something wrong inside, with the longest card number inside, and such as were changed on
 * their way; only to a target whose key is known, and where the document says what is inside.
 * What is encrypted is never told: no fault holds a value, and all that has digits is a secret of its request.
 */
import { isObject } from '../../scripts/lib/json.ts'
import type { JsonSchema, Operation } from '../../scripts/lib/operations.ts'
import { joinPointer } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import { lengthsOf } from '../../scripts/lib/sampling/pattern.ts'
import { rulePointer } from '../judging/schema-rule.ts'
import { HIDDEN } from '../masking.ts'
import { isTolerated, weightOfFault } from '../requests/fault-weight.ts'
import { changedTag, changedText, type Forged, inClear } from '../requests/forging.ts'
import { type InsideFault, insideFaults, longerDigits, sameFault } from '../requests/inside-faults.ts'
import { insideFault, withSealed } from '../requests/sealed-request.ts'
import { type Opened, sealedPlaces } from '../requests/sealing.ts'
import type { Fault } from '../result.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Most faults inside of the encrypted value of one operation, and as many more for each member that may be left out. */
const MOST = { all: 8, optional: 3 }
/** Digits of the longest card number there is. @see https://www.iso.org/standard/70484.html */
const LONGEST = 19

export default defineProbe({
  id: 'sealed-values',
  title: 'Encrypted values with something wrong inside, or changed on their way',
  aims: ['violation', 'valid'],
  *cases(context) {
    const { table, judge } = context
    const first = opened(context)
    if (!first) return
    const faults = insideFaults(judge, table, first).filter(({ keyword }) => !isTolerated(context, keyword))
    const most = MOST.all + MOST.optional * optionalNames(first.schema).length
    for (const one of faults.slice(0, most)) {
      // What was accepted with a fault may be in the way of the next one.
      const place = opened(context) ?? first
      const same = sameFault(insideFaults(judge, table, place), one)
      if (same) yield faultCase(context, place, same)
    }
    for (const name of first.isNew ? cardNumbers(first.schema) : []) yield* longestNumber(context, name)
    yield* forgedCases(context)
  },
})

/** The names of the members that may be left out. */
function optionalNames(schema: JsonSchema): string[] {
  if (!isObject(schema) || !isObject(schema.properties)) return []
  const required = Array.isArray(schema.required) ? schema.required : []
  return Object.keys(schema.properties).filter((name) => !required.includes(name))
}

/** What the plain request holds in encrypted form; another one each time, where it is new. */
function opened({ base, opened }: ProbeContext): Opened | undefined {
  return opened(base.draft)[0]
}

function faultCase(
  context: ProbeContext,
  place: Opened,
  { pointer, schemaPointer, keyword, label, value, instance }: InsideFault,
): Case {
  const at = pointer === '' ? 'the whole' : `\`${pointer}\``
  const what = value === undefined ? 'is missing' : `is ${HIDDEN}: ${context.masker.text(label)}`
  const fault = insideFault(place, pointer, keyword, `${at} ${what}`)
  return {
    intent: 'fault',
    aims: { violation: { fault } },
    ...withSealed(context, place, place.seal(instance), instance),
    rule: rulePointer(place.home, schemaPointer, keyword),
    fault,
    ...weightOfFault(context, keyword),
  }
}

/** The longest card number that a member may hold, where its schema says how long that is. */
function* longestNumber(context: ProbeContext, name: string): Generator<Case> {
  const place = opened(context)
  if (!place || !isObject(place.plain)) return
  const was = place.plain[name]
  const rule = longestRule(place.schema, name)
  if (typeof was !== 'string' || !rule || rule.length > LONGEST || rule.length <= was.length) return
  const pointer = joinPointer('', name)
  const content = withValue(place.plain, pointer, longerDigits(was, rule.length))
  if (!context.judge.accepts(place.schema, content)) return
  const fault = insideFault(
    place,
    pointer,
    rule.keyword,
    `\`${pointer}\` is ${HIDDEN}: ${rule.length} digits, the most allowed`,
  )
  yield {
    intent: 'valid',
    aims: { valid: { fromData: false } },
    ...withSealed(context, place, place.seal(content), content),
    rule: rulePointer(place.home, `~/properties${pointer}`, rule.keyword),
    fault,
    atMost: 'should',
  }
}

/** The names of the members that hold card numbers. */
function cardNumbers(schema: JsonSchema): string[] {
  const properties = isObject(schema) && isObject(schema.properties) ? Object.entries(schema.properties) : []
  return properties.filter(([, own]) => isObject(own) && own.format === 'pan').map(([name]) => name)
}

/** How long the text of a member may be, and what says so. */
function longestRule(schema: JsonSchema, name: string): { keyword: string; length: number } | undefined {
  const properties = isObject(schema) && isObject(schema.properties) ? schema.properties : {}
  const own = Object.hasOwn(properties, name) ? properties[name] : undefined
  if (!isObject(own)) return undefined
  const max = typeof own.maxLength === 'number' ? own.maxLength : Number.POSITIVE_INFINITY
  const allowed = typeof own.pattern === 'string' ? (lengthsOf(own.pattern, { min: 0, max })?.max ?? max) : max
  if (!Number.isFinite(allowed)) return undefined
  return { keyword: allowed < max ? 'pattern' : 'maxLength', length: allowed }
}

/** Values that were changed on their way, or never encrypted: the tag, the whole, and in the first operation that has any the ciphertext, too. */
function* forgedCases(context: ProbeContext): Generator<Case> {
  const place = opened(context)
  if (place) yield forgedCase(context, place, changedTag(place.seal(place.plain)))
  const clear = opened(context)
  if (clear) yield forgedCase(context, clear, inClear(clear))
  const other = isFirst(context) ? opened(context) : undefined
  if (other) yield forgedCase(context, other, changedText(context.judge, other, other.seal(other.plain)))
}

function forgedCase(context: ProbeContext, place: Opened, { keyword, words, value }: Forged): Case {
  const sentence = `body property \`${place.pointer}\` is ${words}`
  const fault: Fault = { location: 'body', name: place.pointer, keyword, sentence }
  return {
    intent: 'fault',
    aims: { violation: { fault } },
    ...withSealed(context, place, value, place.plain),
    rule: `${place.rule}/format`,
    fault,
    atMost: 'should',
  }
}

/** Whether no operation before it in the document has such a value in its plain request. */
function isFirst(context: ProbeContext): boolean {
  const { table, operation } = context
  const before = table.operations.slice(0, table.operations.indexOf(operation))
  return !before.some((one) => declaresAny(context, one) && opened(context.other(one)) !== undefined)
}

/** Whether a body of an operation may hold an encrypted value whose content is described. */
function declaresAny({ table }: ProbeContext, { requestBody }: Operation): boolean {
  const schemas = Object.values(requestBody?.content ?? {}).map(({ schema }) => schema)
  return schemas.some((schema) => sealedPlaces(table, schema, '').some(({ plaintext }) => plaintext !== undefined))
}
