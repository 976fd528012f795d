/**
 * Makes something by a POST of which no life cycle speaks, and looks for it where it should be: under the id that the
 * answer gives, at the place it names, and in the list at the path it was made at.
 */
import { answeredValues, defaultValues } from '../life/answered.ts'
import { faultOf } from '../life/changes.ts'
import { lookedThrough } from '../life/listed.ts'
import { aboutMade, begotten, isServed, type Made, makingOf } from '../life/made.ts'
import { bodyOf } from '../life/thing.ts'
import type { Steps } from '../requests/list-reader.ts'
import { locatedStep, type Shower } from '../requests/made-things.ts'
import { headerOf } from '../transport/exchange.ts'
import { defineProbe } from './probe.ts'

export default defineProbe({
  id: 'made-looked-for',
  title: 'Something that was made, looked for where it should be',
  aims: ['made', 'written', 'listed', 'creation'],
  *journey(context) {
    const making = makingOf(context)
    const made = making && (yield* begotten(making, 'looked for'))
    if (!made) return
    const { shower, lister, chosen } = made
    const found = shower && (yield* read(made, shower))
    if (shower && found) {
      yield* asAnswered(made, shower)
      yield* atItsPlace(made, shower)
    }
    if (shower && chosen) yield* putAgain(made)
    if (!lister) return
    const words = `something was made by ${context.operation.id}, and is looked for in the list`
    // What can be read may yet be kept out of a list.
    const atMost = found === undefined ? 'should' : 'may'
    const fault = faultOf(lister.id, 'listed', words)
    yield* lookedThrough(made, lister, true, (listing) => ({ aims: { listed: { ...listing, atMost } }, fault }))
  },
})

/** Reads what was made; whether it is there. */
function* read(made: Made, { operation }: Shower): Steps<boolean> {
  const { pointer, id } = operation
  const look = aboutMade(made, operation, 'is read under its id')
  if (!look) return false
  const aims = { made: { pointer, atMost: 'should' } } as const
  return isServed(yield { ...look, fault: faultOf(id, 'made', look.chosen.special), aims, until: isServed })
}

/** Reads it once more, where its answer showed what was sent. */
function* asAnswered(made: Made, { operation }: Shower): Steps<void> {
  const { context, made: making } = made
  const sent = bodyOf(making.request)
  const shown = sent === undefined ? [] : answeredValues(context.operation, operation, sent, making.answer)
  const values = [...shown, ...defaultValues(context.table, context.base.draft, operation, making.answer)]
  const look = aboutMade(made, operation, 'is read for what was sent')
  if (!look || values.length === 0) return
  const fault = faultOf(operation.id, 'made-of', look.chosen.special)
  const rule = context.operation.pointer
  yield { ...look, aims: { written: { values, unread: 'elsewhere' } }, fault, rule }
}

/** Puts the same where it is already. */
function* putAgain(made: Made): Steps<void> {
  const { operation } = made.context
  const again = aboutMade(made, operation, 'is put there again')
  if (!again) return
  yield {
    ...again,
    aims: { creation: { anew: false } },
    fault: faultOf(operation.id, 'put-again', again.chosen.special),
  }
}

/** Reads it at the place that the answer names, where that is another one of the same operation. */
function* atItsPlace(made: Made, { operation }: Shower): Steps<void> {
  const { context, id, made: making } = made
  const step = locatedStep(context.operation, headerOf(making.answer, 'location'))
  if (step === undefined || step === String(id)) return
  const look = aboutMade({ ...made, id: step }, operation, 'is read at the place that the answer names')
  if (!look) return
  const aims = { made: { pointer: context.operation.pointer, atMost: 'should', named: true } } as const
  yield { ...look, fault: faultOf(operation.id, 'located', look.chosen.special), aims }
}
