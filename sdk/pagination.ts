/**
 * Walks a list that is newest first and counted from its head, page by page.
 * While it walks, rows that arrive at the head push the others further back: a page then begins with rows that the one
 * before has ended with. Those are dropped by their id, and none is missed, since nothing moves forward.
 * Pure, apart from the pages it asks for.
 */

/** A page of a list. */
export interface Page<Row> {
  /** Its rows, without those of earlier pages of the same walk. */
  rows: Row[]
  /** Where it begins. */
  offset: number
  /** Where the next one begins, to walk on later; `undefined` at the end of the list. */
  next: number | undefined
}

/** A list, row by row, or by page. Every loop over it is a walk of its own. */
export interface Rows<Row> extends AsyncIterable<Row> {
  pages(): AsyncIterable<Page<Row>>
}

/** How a list is walked. */
export interface Walk<Row> {
  /** Where to begin. */
  offset: number
  /** Rows of a page. */
  limit: number
  /** What tells rows apart. */
  idOf(row: Row): string
  /** Makes the function that asks for pages, for one walk. */
  begin(): (offset: number) => Promise<readonly Row[]>
}

/** A list that is asked for when it is looped over. */
export function rowsOf<Row>(walk: Walk<Row>): Rows<Row> {
  return {
    pages: () => pagesOf(walk),
    async *[Symbol.asyncIterator]() {
      for await (const { rows } of pagesOf(walk)) yield* rows
    },
  }
}

async function* pagesOf<Row>({ offset: start, limit, idOf, begin }: Walk<Row>): AsyncGenerator<Page<Row>, void> {
  const seen = new Set<string>()
  const ask = begin()
  for (let offset: number | undefined = start; offset !== undefined; ) {
    const found: readonly Row[] = await ask(offset)
    const rows = found.filter((row) => !seen.has(idOf(row)))
    for (const row of rows) seen.add(idOf(row))
    // A page that is not full is the last one.
    const next: number | undefined = found.length < limit ? undefined : offset + limit
    yield { rows, offset, next }
    offset = next
  }
}
