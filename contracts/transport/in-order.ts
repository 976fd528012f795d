/**
 * Work on several things at once, results in the order of the things.
 * Pure; never begins more than it is allowed to.
 */

/**
 * Works on items, `width` at a time, and hands out the results in the order of the items; meanwhile work goes on, and the
 * next item is made. Begins nothing any more where `isOver` says so.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
  isOver = () => false,
): AsyncGenerator<Result> {
  const under: Promise<Result>[] = []
  const rest = items[Symbol.iterator]()
  let ahead: IteratorResult<Item> | undefined
  const begin = () => {
    if (isOver()) return false
    const next = ahead ?? rest.next()
    ahead = undefined
    if (!next.done) under.push(work(next.value))
    return !next.done
  }
  while (under.length < width && begin());
  for (let first = under.shift(); first; first = under.shift()) {
    const result = await first
    begin()
    yield result
    ahead ??= isOver() ? undefined : rest.next()
  }
}
