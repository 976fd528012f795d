import { describe, expect, it } from 'vitest'
import { gapTable } from '../../../scripts/compile/gap-table.ts'
import type { Gap } from '../../../scripts/lib/provenance.ts'
import { makeGap } from './making.ts'

const closed = (gap: Gap, state: Gap['state'], ...facts: string[]): Gap => ({ ...gap, ...(state && { state }), facts })
const at = (path: string, rest = '') => `/paths/${path.replaceAll('/', '~1')}${rest}`

describe('gapTable', () => {
  it('says so when nothing is unknown', () => {
    expect(gapTable([])).toBe('The pages state everything.\n')
    expect(gapTable([closed(makeGap('', 'missing-servers'), 'stated', 'servers')])).toBe(
      'The pages state everything.\n',
    )
  })

  it('writes one row for the same hole in many places, the worst known first', () => {
    const none = 'The page shows no response.'
    const table = gapTable([
      closed(makeGap(at('/a', '/get/responses'), 'operation-without-responses', none), 'assumed', 'one', 'two'),
      closed(makeGap(at('/b', '/get/responses'), 'operation-without-responses', none), 'assumed', 'three'),
      closed(makeGap(at('/c', '/get/responses'), 'operation-without-responses', none), 'derived', 'four'),
      makeGap('', 'missing-servers', 'The page states no server.'),
      makeGap('/components/schemas/Card|s', 'properties-not-shown', 'What is below `Card|s` is not shown.'),
    ])
    expect(table).toMatchInlineSnapshot(`
      "| what                                 | where           | state   | fact   |
      | ------------------------------------ | --------------- | ------- | ------ |
      | The page states no server            | the document    | open    |        |
      | What is below \`Card\\|s\` is not shown | schemas Card\\|s | open    |        |
      | The page shows no response           | 2 places        | assumed | one +2 |
      | The page shows no response           | GET /c          | derived | four   |
      "
    `)
  })

  it('stays within 120 columns, with the kind in place of a message that does not fit', () => {
    const long = 'x'.repeat(30)
    const table = gapTable([
      closed(
        makeGap(
          at(`/v2/${long}/cards/${long}`, '/patch/requestBody/content/a~1b/schema/properties/state'),
          'enum-without-values',
          `The possible ${long} ${long} are not shown.`,
        ),
        'assumed',
        `${long}-${long}`,
        'z',
      ),
      closed(
        makeGap(at('/v2/issuers/{issuerId}/cards/{cardId}/operations:delete', '/post'), 'responses-not-shown', 'No.'),
        'derived',
        'a',
      ),
    ])
    expect(table).toMatchInlineSnapshot(`
      "| what                       | where                            | state   | fact                      |
      | -------------------------- | -------------------------------- | ------- | ------------------------- |
      | enum without values: state | PATCH …/xxxxxxxxxxxxxxxxxxxxxxx… | assumed | xxxxxxxxxxxxxxxxxxxxx… +1 |
      | No                         | POST …/operations:delete         | derived | a                         |
      "
    `)
    for (const line of table.split('\n')) expect(line.length).toBeLessThanOrEqual(120)
  })
})
