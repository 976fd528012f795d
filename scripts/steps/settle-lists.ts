/**
 * Takes the mark of a list that the pages name and do not show (`x-unlisted`) from schemas that facts gave its values.
 * Where it stays, nobody knows which texts are values: consumers must not take any text for one.
 */
import type { Draft } from '../compile/draft.ts'
import { isObject, type Json } from '../lib/json.ts'
import { joinPointer } from '../lib/pointer.ts'
import type { Step } from './step.ts'

const MARK = 'x-unlisted'

/** Settles the lists. */
export const settleLists: Step = {
  id: 'settle-lists',
  title: 'No schema that lists its values is marked as one whose list is not shown',
  run(document) {
    const nodes = { ...document.provenance.nodes }
    const settled = (node: Json, pointer: string): Json => {
      if (Array.isArray(node)) return node.map((item, index) => settled(item, joinPointer(pointer, index)))
      if (!isObject(node)) return node
      const isListed = node[MARK] === true && ('enum' in node || 'const' in node)
      if (isListed) delete nodes[joinPointer(pointer, MARK)]
      const members = Object.entries(node).filter(([key]) => !(isListed && key === MARK))
      return Object.fromEntries(members.map(([key, child]) => [key, settled(child, joinPointer(pointer, key))]))
    }
    const spec = settled(document.spec, '') as Draft['spec']
    return { ...document, spec, provenance: { ...document.provenance, nodes } }
  },
}
