/**
 * Sends long lists where the document names no longest one and its publisher is the one who fills them, and one in which
 * an item comes twice.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import { follow, joinPointer } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import { sample } from '../../scripts/lib/sampling/instance.ts'
import { deriveSeed } from '../../scripts/lib/sampling/random.ts'
import { settledBody } from '../requests/body-rules.ts'
import { bodyFault } from '../requests/fault.ts'
import { defineProbe, type ProbeContext } from './probe.ts'

/** Lengths: what is agreed on elsewhere may be less, so that refusing one of them weighs little. */
const SIZES: readonly number[] = [10, 50]
/** Largest body sent, in characters. */
const LARGEST = 262_144
/** Bodies made to fill a list. */
const MOST_MADE = 60

export default defineProbe({
  id: 'batch-sizes',
  title: 'Long lists where no longest one is named',
  aims: ['valid'],
  *cases(context) {
    const { table, base, operation, received, judge, masker, write } = context
    const { body, mediaType } = base.draft
    const content = operation.requestBody?.content[mediaType ?? '']
    if (!received || !isObject(body) || content === undefined) return
    for (const [name, list] of Object.entries(body)) {
      if (!Array.isArray(list)) continue
      const pointer = joinPointer('', name)
      for (const { items, keyword, label } of longer(context, content.schema, name, list)) {
        const kind = { table, operation, schema: content.schema }
        const instance = settledBody(kind, withValue(body, pointer, items))
        const value = follow(instance, pointer) as Json | undefined
        if (JSON.stringify(instance).length > LARGEST || !judge.accepts(content.schema, instance)) continue
        const words = { keyword, label, was: list, value }
        yield {
          intent: 'valid',
          aims: { valid: { fromData: false } },
          ...write({ ...base.draft, body: instance }),
          rule: `${content.pointer}/schema`,
          fault: bodyFault(masker, pointer, words),
          atMost: 'should',
        }
      }
    }
  },
})

/** The lists in the place of one: long ones, and one in which an item comes twice, as what is told again may. */
function longer(context: ProbeContext, schema: Json, name: string, list: Json[]) {
  const sizes = SIZES.filter((size) => size > list.length).map((size) => ({
    ...{ items: filled(context, schema, name, list, size), size },
    ...{ keyword: 'maxItems', label: `${size} items, and no most is named` },
  }))
  const again = { items: [...list, ...list.slice(-1)], keyword: 'uniqueItems', label: 'with its last item twice' }
  return [...sizes.filter(({ items, size }) => items.length === size), ...(list.length === 0 ? [] : [again])]
}

/** The list with items of other valid bodies behind it. */
function filled({ table, seed, operation }: ProbeContext, schema: Json, name: string, list: Json[], size: number) {
  const items = [...list]
  if (typeof schema !== 'boolean' && !isObject(schema)) return items
  for (let turn = 0; turn < MOST_MADE && items.length < size; turn++) {
    const made = sample({ schema, root: table }, { seed: deriveSeed(seed, `batch ${turn} ${operation.id} ${name}`) })
    const more = isObject(made) && Object.hasOwn(made, name) ? made[name] : undefined
    if (Array.isArray(more)) items.push(...more)
  }
  return items.slice(0, size)
}
