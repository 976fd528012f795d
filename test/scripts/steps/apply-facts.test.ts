import { describe, expect, it } from 'vitest'
import { eachNode } from '../../../scripts/compile/draft.ts'
import { applyFacts } from '../../../scripts/steps/apply-facts.ts'
import { makeDraft, makeFact, makeGap, makeSpec, run } from '../compile/making.ts'

const spec = makeSpec({ get: { summary: 'Get', responses: {} } })
const get = "$.paths['/cards/{id}'].get"
const GET = '/paths/~1cards~1{id}/get'
const responses = (status: string, more = {}) => ({ responses: { [status]: { description: status, ...more } } })

describe('applyFacts', () => {
  it('leaves the draft it got alone', async () => {
    const draft = makeDraft(spec, { facts: [makeFact('f', [{ target: get, update: responses('200') }])] })
    const before = structuredClone(draft)
    await run(applyFacts, draft)
    expect(draft).toEqual(before)
  })

  it('records an origin for every node and lists the facts', async () => {
    const facts = [
      makeFact('b', [{ target: get, update: responses('404') }], { kind: 'derived' }),
      makeFact('a', [{ target: get, update: responses('200', { content: { 'text/plain': { example: 'x' } } }) }]),
    ]
    const { draft } = await run(applyFacts, makeDraft(spec, { facts }))
    const pointers: string[] = []
    eachNode(draft.spec, '', (pointer) => pointers.push(pointer))
    expect(Object.keys(draft.provenance.nodes).sort()).toEqual(pointers.sort())
    expect(draft.provenance.nodes).toMatchObject({
      [`${GET}/summary`]: expect.stringMatching(/^p:\d+$/),
      [`${GET}/responses/200`]: 'fact:a',
      [`${GET}/responses/200/content/text~1plain/example`]: 'fact:a',
      [`${GET}/responses/404/x-evidence`]: 'fact:b',
    })
    expect(draft.provenance.facts).toEqual({
      a: { evidence: 'stated', why: 'why a', url: 'https://example.org/page', seen: '2026-11' },
      b: { evidence: 'derived', why: 'why b', url: 'https://example.org/page', seen: '2026-11' },
    })
  })

  it('rates a map by its weakest entry and an object by its best evidence', async () => {
    const examples = { content: { 'text/plain': { examples: { one: { value: 'x' } } } } }
    const facts = [
      makeFact('better', [{ target: get, update: responses('200') }], { kind: 'derived' }),
      makeFact('worse', [{ target: get, update: { responses: { 200: examples, 415: { description: '415' } } } }], {
        kind: 'assumed',
        gaps: [{ target: get, kind: 'responses-not-shown', message: 'm' }],
      }),
    ]
    const { nodes } = (await run(applyFacts, makeDraft(spec, { facts }))).draft.provenance
    expect(nodes[`${GET}/responses`]).toBe('fact:worse')
    expect(nodes[`${GET}/responses/200`]).toBe('fact:better')
    expect(nodes[`${GET}/responses/200/content`]).toBe('fact:worse')
  })

  it('leaves a rule to the page that states it when a fact adds to it', async () => {
    const rule = { id: 'r', kind: 'default', in: 'query', param: 'q', value: 1, statement: 's' }
    const draft = makeDraft(makeSpec({ get: { responses: {}, 'x-constraints': [rule] } }), {
      facts: [makeFact('f', [{ target: `${get}['x-constraints'][0]`, update: { status: 400 } }], { kind: 'derived' })],
    })
    const { nodes } = (await run(applyFacts, draft)).draft.provenance
    const at = `${GET}/x-constraints/0`
    expect(nodes[at]).toBe(draft.provenance.nodes[at])
    expect(nodes[`${at}/status`]).toBe('fact:f')
  })

  it('names every fact that cannot be applied, with its line', async () => {
    const facts = [
      makeFact('gone', [
        { target: get, update: { deprecated: true } },
        { target: '$.nowhere', update: {} },
      ]),
      makeFact('idle', [{ target: get, update: { summary: 'Get' } }]),
    ]
    const { messages, draft } = await run(applyFacts, makeDraft(spec, { facts }))
    expect(messages).toEqual([
      'FACT: The fact `gone` has the target `$.nowhere`, which matches nothing; correct or delete it. (gone.yaml:2)',
      `FACT: The fact \`idle\` changes nothing at \`${get}\`: the pages now state this themselves; delete the fact. (idle.yaml:1)`,
    ])
    expect(draft.spec).toEqual(spec)
  })

  it('does not let a fact build on another', async () => {
    const facts = [
      makeFact('first', [{ target: get, update: responses('200') }]),
      makeFact('second', [{ target: `${get}.responses['200']`, update: { content: {} } }]),
    ]
    const { messages } = await run(applyFacts, makeDraft(spec, { facts }))
    expect(messages).toEqual([
      `FACT: The fact \`second\` has the target \`${get}.responses['200']\`, which matches nothing; correct or delete it. (second.yaml:1)`,
    ])
  })

  it('names both facts of a conflict', async () => {
    const facts = ['a', 'b'].map((id) => makeFact(id, [{ target: get, update: { summary: id } }]))
    const { messages } = await run(applyFacts, makeDraft(spec, { facts }))
    expect(messages).toEqual([
      `CONFLICT: The facts \`a\` and \`b\` make different things of one node; keep one of them. (b.yaml#${GET}/summary)`,
    ])
  })

  it('demands a gap for an assumption', async () => {
    const assumption = makeFact('guess', [{ target: get, update: { deprecated: true } }], { kind: 'assumed' })
    const { messages } = await run(applyFacts, makeDraft(spec, { facts: [assumption] }))
    expect(messages).toEqual([
      'FACT: The fact `guess` is assumed, but no gap tells of it; give it `x-gaps`. (guess.yaml)',
    ])
  })

  it('takes the gaps of facts: what an assumption stands in for, and what better evidence leaves open', async () => {
    const gap = { target: `${get}.responses['200']`, kind: 'response-without-body', message: 'm' } as const
    const update = [{ target: get, update: responses('200') }]
    const assumed = await run(
      applyFacts,
      makeDraft(spec, { facts: [makeFact('f', update, { kind: 'assumed', gaps: [gap] })] }),
    )
    expect(assumed.draft.gaps).toEqual([
      {
        pointer: `${GET}/responses/200`,
        kind: gap.kind,
        message: 'm',
        page: 'p',
        line: expect.any(Number),
        state: 'assumed',
        facts: ['f'],
      },
    ])
    const stated = await run(applyFacts, makeDraft(spec, { facts: [makeFact('f', update, { gaps: [gap] })] }))
    expect(stated.draft.gaps).toMatchObject([{ state: 'open' }])
    expect(stated.draft.gaps[0]).not.toHaveProperty('facts')
  })

  it('says when the gap of a fact leads nowhere', async () => {
    const gaps = ['$.nowhere', '$['].map((target) => ({ target, kind: 'missing-info' as const, message: 'm' }))
    const facts = [makeFact('f', [{ target: get, update: { deprecated: true } }], { gaps })]
    const { messages } = await run(applyFacts, makeDraft(spec, { facts, gaps: [makeGap('', 'missing-servers')] }))
    expect(messages[0]).toBe('FACT: The fact `f` has a gap whose target `$.nowhere` matches nothing. (f.yaml)')
    expect(messages[1]).toMatch(/^FACT: The fact `f` has a gap whose target `\$\[` is no JSONPath: .*\. \(f\.yaml\)$/)
  })
})
