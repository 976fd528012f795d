/** Whatever a client sends, a mock answers as documented or refuses: it never fails and never repeats what was sent. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPrism } from '../../mocks/prism-answers.ts'
import { createRules, respond } from '../../mocks/rules.ts'
import { createSchemas } from '../../mocks/schemas.ts'
import { load } from './load.ts'

/** Stands in every hostile text; no answer may have it. */
const MARK = 'zQ7'
const PROTOTYPE = ['__proto__', 'constructor', 'valueOf', 'toString', 'hasOwnProperty']

const text = fc.oneof(
  fc.constantFrom('%', '%zz', '%2F', '%00', ',', ';', '=', '&', '[', ']', '..', '1', '-1', '1e9', ' ', '|', '"', 'é'),
  fc.constant(MARK),
  fc.string({ maxLength: 5 }),
)
const texts = (most: number) => fc.array(text, { minLength: 1, maxLength: most }).map((pieces) => pieces.join(''))

/** JSON whose members are the documented names and those of prototypes. */
const json = (names: readonly string[]) =>
  fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<unknown>(null, true, '', MARK, 4111111111111111),
      fc.double(),
      fc.string(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc
        .array(fc.tuple(fc.constantFrom(...names), tie('value')), { maxLength: 6 })
        .map((members) => Object.fromEntries(members)),
    ),
  })).value

it.each(['specs/canonical/d1-inbound-card.yaml', 'specs/canonical/d1-outbound-card.yaml', 'shop', 'parameters'])(
  '%s',
  async (name) => {
    const { spec, table } = await load(name)
    const rules = createRules(table, createSchemas(table), await createPrism(spec), [])
    const names = [...(JSON.stringify(table.components).match(/(?<=")\w{2,20}(?=":)/g) ?? []), ...PROTOTYPE]
    const parameters = [
      ...table.operations.flatMap((operation) => operation.parameters.map((parameter) => parameter.name)),
      ...PROTOTYPE,
    ]
    const headerNames = [
      'accept',
      'prefer',
      'content-type',
      'content-encoding',
      'cookie',
      ...parameters.map((parameter) => parameter.toLowerCase()),
    ]
    const headers = fc.array(
      fc.tuple(fc.constantFrom(...headerNames), fc.array(texts(3), { minLength: 1, maxLength: 2 })),
      { maxLength: 3 },
    )
    const query = fc.array(fc.tuple(fc.constantFrom(...parameters), texts(4)), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...table.operations),
        texts(4),
        query,
        headers,
        json(names),
        async (operation, segment, pairs, sent, body) => {
          const reply = await respond(rules, {
            method: operation.method.toUpperCase(),
            target: `${operation.path.replace(/\{[^}]*\}/g, segment)}?${pairs.map((pair) => pair.join('=')).join('&')}`,
            headers: {
              authorization: [`Bearer ${MARK}`],
              'content-type': ['application/json'],
              ...Object.fromEntries(sent),
            },
            body: async () => new TextEncoder().encode(JSON.stringify(body)),
          })
          expect(reply.status).toBeLessThan(500)
          if (reply.body !== undefined && reply.headers['content-type']?.includes('json')) JSON.parse(reply.body)
          expect(JSON.stringify(reply)).not.toContain(MARK)
          expect(Object.values(reply.headers).join('')).toMatch(/^[\t\x20-\x7e]*$/)
        },
      ),
      { numRuns: 150, seed: 1 },
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  },
)
