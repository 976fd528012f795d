/**
 * Cuts a long list of cases down without forgetting any place: every place gives its first, then its second, and so on.
 * Pure; keeps the order of what it keeps.
 */

/** At most `most` of the items, shared out evenly over the groups they belong to. */
export function fairShare<Item>(items: readonly Item[], most: number, groupOf: (item: Item) => string): Item[] {
  if (items.length <= most) return [...items]
  const seen = new Map<string, number>()
  const ranked = items.map((item, index) => {
    const rank = seen.get(groupOf(item)) ?? 0
    seen.set(groupOf(item), rank + 1)
    return { item, index, rank }
  })
  return ranked
    .toSorted((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, most)
    .toSorted((a, b) => a.index - b.index)
    .map(({ item }) => item)
}
