/** What each probe sends: registration, and the sentences of its cases on a small contract. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checks } from '../../contracts/checks/index.ts'
import { emptyNotes } from '../../contracts/judging/coverage.ts'
import { createMasker } from '../../contracts/masking.ts'
import { planOperation } from '../../contracts/plan.ts'
import { probes } from '../../contracts/probes/index.ts'
import type { Case } from '../../contracts/probes/probe.ts'
import { baseRequest } from '../../contracts/requests/base-request.ts'
import type { Target } from '../../contracts/target.ts'
import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import { depotTable, depotTarget } from './depot/run-depot.ts'

/** The cases of one probe for one operation, and what was noted. */
async function casesOf(probe: string, operation: string, changed: Partial<Target> = {}) {
  const table = await depotTable()
  const target = depotTarget('http://depot', changed)
  const found = table.operations.find(({ id }) => id === operation)
  if (!found) throw new Error(`There is no operation ${operation}.`)
  const notes = emptyNotes()
  const planning = { table, target, seed: 1, profile: 'standard' as const, checks, masker: createMasker(table, target) }
  const plan = planOperation(planning, found, baseRequest(table, found, target, 1), notes)
  const planned = [...plan.before, ...(plan.base ? [plan.base] : []), ...plan.after]
  return { cases: planned.filter((one) => one.probe === probe).map((one) => one.case), notes }
}

const sentences = (cases: readonly Case[]) => cases.map(({ fault }) => fault?.sentence)

describe('the registry', () => {
  it('lists every file of the folder under its name', () => {
    const folder = fileURLToPath(new URL('../../contracts/probes', import.meta.url))
    const files = readdirSync(folder).filter((file) => file !== 'probe.ts' && file !== 'index.ts')
    expect(probes.map(({ id }) => `${id}.ts`).toSorted()).toEqual(files.toSorted())
  })

  it('never changes what an id means', () => {
    expect(probes.map(({ id, title }) => `${id}: ${title}`)).toMatchInlineSnapshot(`
      [
        "valid-base: The plainest request the document allows",
        "boundary-values: Valid values on both sides of every bound",
        "documented-pairs: Values that go together, pair by pair",
        "listed-values: Each listed value beside as little as may be, and beside every switch",
        "batch-sizes: Long lists where no longest one is named",
        "free-texts: Texts as people write them, where no form is named",
        "codes-in-use: Codes of countries and currencies from all over the world",
        "days-and-times: Moments that programs stumble over",
        "additions: What the publisher may add to its requests",
        "redelivery: The same request once more",
        "single-fault: Requests with one value the document forbids",
        "faults-beside: One fault in other surroundings",
        "names-in-other-case: Names of properties in other case",
        "constraint: Multiples, near multiples and page sizes",
        "sealed-values: Encrypted values with something wrong inside, or changed on their way",
        "known-values: Other values than those that the target knows of a thing",
        "pagination-walk: Pages side by side, and the walk to the end",
        "cursor-walk: Pages by the mark that the page before gives",
        "list-totals: A list that comes all at once, beside what it says of its length",
        "filters: Periods, moments and values that keep some rows",
        "sorted-lists: The orders in which a list can be asked for",
        "defaults-named: The defaults of the parameters of a list, named",
        "credentials: Missing and wrong credentials",
        "unknown-id: Ids that nothing on the target has",
        "unknown-path: A path that no operation has",
        "method-not-allowed: Methods that a path does not have",
        "media-type: Bodies under a wrong media type, and under none",
        "malformed-json: Bodies that are no JSON",
        "heavy-bodies: Bodies that are too deep or too large",
        "equal-requests: Requests that mean the same, written otherwise",
        "odd-paths: Paths in other spellings, signed in and not",
        "odd-requests: Requests that no document speaks of",
        "odd-values: Values that readers stumble over",
        "random-requests: Requests drawn at random, and the smallest that fails",
        "other-answers: Answers in the other media types that are documented, and compressed",
        "other-credentials: The plain request, signed in each other way",
        "other-media-types: Bodies in the other media types that are documented",
        "headers-again: A header with a value that came before",
        "credentials-again: Missing and wrong credentials over a connection that was let in",
        "at-once: Valid requests at the same time",
        "read-again: The same read, several times",
        "other-lists: The list of something that was just made, beside that of another",
        "things-made: Things made in each way, and read",
        "makings-alike: Two of a kind that are made alike, or at the same time",
        "ids-taken: Ids of things that are there already, chosen for new ones",
        "successor-ids: Ids of things that are there already, chosen for what takes the place of another",
        "sealed-once: Encrypted content of things that have ended, given to others",
        "ids-chosen: Things registered under ids of every shape, and read",
        "made-looked-for: Something that was made, looked for where it should be",
        "made-elsewhere: Something that was made within another thing, looked for in the wrong one",
        "made-asked: Whatever can be done with something that was made",
        "made-removed: Something that was made, and removed again",
        "keys-again: What is made under a key, asked for again with the same key",
        "life-cycle: Changes of a state for every reason, and what can be read afterwards",
        "life-makers: Changes of things that were made in another way than usual",
        "life-again: Changes of things that have been through others before",
        "life-at-once: Changes of two things, and makings under one id, at the same time",
        "life-limits: Changes that a life does not allow",
        "asked-faults: Faults in what a change asks of things that were made in one way",
        "life-reasons: Changes that depend on a reason that was not given, or is not the last one",
        "reasons-listed: Changes for every reason that is listed, and what is read afterwards",
        "life-end: What can be done with a thing, and read, once nothing leads any further",
        "life-later: What was refused, and what was made, some time later",
        "changes-shown: Changes, and what can be read after each",
        "written-values: Values that are easily spoilt, written and read",
        "read-only-members: Properties that may only be read, written",
        "preconditions: Conditions on what is read and changed",
        "put-twice: The same PUT twice, and what can be read after each",
        "refused-writes: Refused changes, and what can be read before and after them",
      ]
    `)
  })

  it('serves every aim that a check asks for', () => {
    const aims = new Set<string>(probes.flatMap((probe) => probe.aims))
    const facts = [
      'table',
      'operation',
      'intent',
      'varies',
      'exchange',
      'base',
      'controls',
      'references',
      'described',
      'response',
      'refusal',
      'secrets',
      'silence',
      'open',
      'problem',
    ]
    const asked = checks.flatMap(({ needs }) => needs).filter((need) => !facts.includes(need))
    expect(asked.filter((need) => !aims.has(need))).toEqual([])
  })
})

describe('a probe', () => {
  it('sends the plainest request first', async () => {
    const { cases } = await casesOf('valid-base', 'addItem')
    expect(cases.map(({ request }) => [request.method, request.target, request.headers.map(([name]) => name)])).toEqual(
      [['POST', '/depots/north/items', ['accept', 'user-agent', 'content-type', 'authorization']]],
    )
  })

  it('sends only valid values on bounds, and says where', async () => {
    const table = await depotTable()
    const judge = createJudge(table)
    const { cases } = await casesOf('boundary-values', 'addItem')
    const schema =
      table.operations.find(({ id }) => id === 'addItem')?.requestBody?.content['application/json']?.schema ?? false
    const bodies = cases
      .flatMap((one) => one.parts?.().map(({ alone }) => alone()) ?? [one])
      .filter(({ fault }) => fault?.location === 'body')
    expect(bodies.length).toBeGreaterThan(10)
    expect(sentences(cases.filter(({ parts }) => parts))).toContainEqual(
      expect.stringMatching(/^valid values on a bound are in 4 places at once: `x-trace-id`, `\/name`, /),
    )
    expect(
      [...bodies, ...cases].filter(
        ({ request }) => !judge.accepts(schema, JSON.parse(new TextDecoder().decode(request.body))),
      ),
    ).toEqual([])
    expect(sentences(bodies)).toContain('body property `/quantity` is 99: 99, the most allowed')
    expect(bodies.find(({ fault }) => fault?.keyword === 'maximum')?.rule).toBe('/components/schemas/Quantity/maximum')
  })

  it('sends values with exactly one fault, and says which', async () => {
    const table = await depotTable()
    const judge = createJudge(table)
    const { cases } = await casesOf('single-fault', 'addItem')
    const schema =
      table.operations.find(({ id }) => id === 'addItem')?.requestBody?.content['application/json']?.schema ?? false
    const bodies = cases.filter(({ fault, request }) => fault?.location === 'body' && request.body)
    const faults = bodies.map(({ request }) => judge.faults(schema, JSON.parse(new TextDecoder().decode(request.body))))
    expect(faults.filter((list) => new Set(list.map(({ pointer }) => pointer)).size !== 1)).toEqual([])
    const keywords = [
      'required',
      'type',
      'minLength',
      'maxLength',
      'pattern',
      'minimum',
      'maximum',
      'enum',
      'additionalProperties',
    ]
    const probed = new Set(cases.map(({ fault }) => fault?.keyword))
    expect(keywords.filter((keyword) => !probed.has(keyword))).toEqual([])
    expect(sentences(cases)).toContain('the body is missing')
  })

  it.each([true, undefined])(
    'takes a value outside of its schema for no broken promise where none is verified: %s',
    async (unverified) => {
      const target = depotTarget('http://depot')
      const depot = await depotTable()
      const [operation] = depot.operations.filter(({ id }) => id === 'addItem')
      if (!operation) throw new Error('There is no operation.')
      const parameters = operation.parameters.map((one) =>
        one.in === 'header' && unverified ? { ...one, unverified } : one,
      )
      const table = { ...depot, operations: [{ ...operation, parameters }] }
      const planning = {
        table,
        target,
        seed: 1,
        profile: 'standard' as const,
        checks,
        masker: createMasker(table, target),
      }
      const plan = planOperation(
        planning,
        { ...operation, parameters },
        baseRequest(table, operation, target, 1),
        emptyNotes(),
      )
      const faults = [...plan.before, ...plan.after].filter(
        ({ probe, case: { fault } }) => probe === 'single-fault' && fault?.location === 'header',
      )
      expect(new Set(faults.map((one) => one.case.atMost))).toEqual(new Set([unverified ? 'may' : undefined]))
    },
  )

  it('shows no secret in the words of a fault', async () => {
    const { cases } = await casesOf('single-fault', 'addItem')
    const secret = cases.filter(({ fault }) => fault?.name === '/unlockToken')
    expect(secret.map(({ fault }) => fault?.value).filter((value) => value !== '***')).toEqual([])
    expect(sentences(secret)).toContain('body property `/unlockToken` is ***: 7 characters, at least 8 are needed')
  })

  it('sends multiples, near multiples and pages of several sizes', async () => {
    const { cases } = await casesOf('constraint', 'listItems')
    const of = (aim: keyof Case['aims']) =>
      cases.filter(({ aims }) => aims[aim]).map(({ request }) => request.target.split('?')[1] ?? '')
    expect(of('unaligned')).toEqual([
      'limit=2&offset=1',
      'limit=2&offset=3',
      'limit=2&offset=7',
      'limit=3&offset=1',
      'limit=3&offset=2',
      'limit=3&offset=4',
      'limit=3&offset=10',
      'limit=3&offset=20',
      'limit=7&offset=1',
      'limit=7&offset=6',
      'limit=7&offset=8',
      'limit=7&offset=22',
      'limit=7&offset=10',
      'limit=7&offset=20',
      'limit=10&offset=1',
      'limit=10&offset=9',
      'limit=10&offset=11',
      'limit=10&offset=31',
      'limit=50&offset=1',
      'limit=50&offset=49',
      'limit=50&offset=51',
      'limit=50&offset=151',
      'limit=50&offset=10',
      'limit=50&offset=20',
      'offset=1',
      'offset=9',
      'offset=11',
      'offset=31',
    ])
    expect(of('aligned').slice(0, 3)).toEqual(['limit=1&offset=0', 'limit=1&offset=1', 'limit=1&offset=2'])
    expect(of('aligned').slice(-3)).toEqual(['offset=0', 'offset=10', 'offset=20'])
    expect(of('violation')).toEqual(['offset=-10'])
    expect(cases.find(({ aims }) => aims.defaultPage)?.reference?.target).toBe('/depots/north/items?limit=50')
  })

  it.each<[known: boolean, want: string[]]>([
    [
      true,
      [
        'the credentials are missing',
        'the credentials are well-formed and unknown',
        'the credentials differ from the right ones in one character',
        'the credentials carry the right secret under the scheme Basic',
        'the credentials differ in their last character',
        'the credentials lack the last characters of the right ones',
        'the credentials have characters in front of the right ones',
        'the credentials are missing, and a header says that the request comes from within',
        'the credentials are there twice, and both are unknown',
      ],
    ],
    [
      false,
      [
        'the credentials are missing',
        'the credentials are well-formed and unknown',
        'the credentials are empty',
        'the credentials are the word `undefined`',
        'the credentials are a long token that nobody signed',
        'the credentials are an empty header',
        'the credentials use the scheme Basic',
        'the credentials are missing, and a header says that the request comes from within',
        'the credentials are there twice, and both are unknown',
      ],
    ],
  ])('sends wrong credentials, with a token known: %s', async (known, want) => {
    const target = depotTarget('http://depot')
    if (!known) delete target.bearer
    const table = await depotTable()
    const [operation] = table.operations
    if (!operation) throw new Error('There is no operation.')
    const notes = emptyNotes()
    const planning = {
      table,
      target,
      seed: 1,
      profile: 'standard' as const,
      checks,
      masker: createMasker(table, target),
    }
    const plan = planOperation(planning, operation, baseRequest(table, operation, target, 1), notes)
    const wrong = [...plan.before, ...plan.after].filter(({ probe }) => probe === 'credentials')
    expect(wrong.map((one) => one.case.fault?.sentence)).toEqual(want)
    expect(notes.withheld.length > 0).toBe(!known)
  })

  it.each<[probe: string, operation: string, want: string[]]>([
    ['credentials', 'readStatus', []],
    ['unknown-id', 'removeItem', ['path parameter `itemId` is "uNCU3n6af6a": a value that nothing has']],
    [
      'unknown-id',
      'readItem',
      [
        'path parameter `depotId` is " north ": blanks around the known one',
        'path parameter `depotId` is "north;x": a semicolon and more behind the known one',
        'path parameter `depotId` is "%6Eorth": the known one with a sign escaped twice',
        'path parameter `itemId` is "uNCU3n6af6a": a value that nothing has',
        'path parameter `itemId` is "item-x": what exists but for its last sign',
        'path parameter `itemId` is "item-7x": what exists with a sign behind it',
        'path parameter `itemId` is "item-": the beginning of what exists',
        'path parameter `itemId` is "ite_-7": what exists with `_`, which stands for any sign where SQL compares, in place of one',
        'path parameter `itemId` is "ITEM-7": what exists in other case',
        'path parameter `itemId` is " item-7 ": blanks around the known one',
        'path parameter `itemId` is "item-7;x": a semicolon and more behind the known one',
        'path parameter `itemId` is "%69tem-7": the known one with a sign escaped twice',
      ],
    ],
    ['unknown-path', 'listItems', []],
    ['unknown-path', 'addItem', []],
    ['unknown-path', 'readStatus', ['the path has the unknown segment `unknown-15623740` at its end']],
    [
      'method-not-allowed',
      'listItems',
      [
        'the method is PUT, which the path does not have',
        'the method is PATCH, which the path does not have',
        'the method is DELETE, which the path does not have',
      ],
    ],
    ['method-not-allowed', 'addItem', []],
    ['media-type', 'listItems', []],
    [
      'media-type',
      'addItem',
      [
        'the media type of the body is text/plain',
        'the media type of the body is application/jsonp',
        'the media type of the body is missing',
      ],
    ],
    [
      'malformed-json',
      'addItem',
      [
        'the body is a bare word instead of JSON',
        'the body ends before its JSON does',
        'the body has a comma before its end',
        'the body is not UTF-8',
        'the body goes on behind its JSON',
        'the body has its JSON twice',
        'the body has a comment in front',
        'the body has a comment behind',
        'the body has single quotes',
        'the body has an escape that JSON does not know',
        'the body has a name without quotes',
        'the body lacks a comma between two members',
        'the body is UTF-16',
        'the body is a JSON text that holds its JSON',
        'the body has blanks only',
        'the body is empty',
        'the body has `NaN` for a number',
        'the body has a number with a zero in front',
        'the body has a number with a plus sign',
        'the body has a number that ends in its point',
        'the body has a control sign in a text',
      ],
    ],
    ['names-in-other-case', 'listItems', []],
    ['names-in-other-case', 'addItem', ['body property `/name` is missing, and `/Name` there: the name in other case']],
  ])('%s sends for %s', async (probe, operation, want) => {
    expect(sentences((await casesOf(probe, operation)).cases)).toEqual(want)
  })

  it('sends nothing that may change something when writes are off', async () => {
    const capabilities = { writes: false, stateful: true }
    const sent = await Promise.all(
      probes.map(async ({ id }) =>
        (await casesOf(id, 'listItems', { capabilities })).cases.map(({ request }) => request.method),
      ),
    )
    expect([...new Set(sent.flat())]).toEqual(['GET', 'HEAD', 'OPTIONS'])
  })
})
