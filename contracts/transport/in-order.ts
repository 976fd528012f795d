/**
 * Work on several things at once, results in the order of the things.
 * Pure; never begins more than it is allowed to.
 */

/** Works on items, `width` at a time, and hands out the results in the order of the items; meanwhile work goes on. */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const under: Promise<Result>[] = []
  const rest = items[Symbol.iterator]()
  const begin = () => {
    const next = rest.next()
    if (!next.done) under.push(work(next.value))
    return !next.done
  }
  while (under.length < width && begin());
  for (let first = under.shift(); first; first = under.shift()) {
    const result = await first
    begin()
    yield result
  }
}
