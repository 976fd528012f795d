/** Prism as it is used here: what it is asked, and that it answers the same to the same. */
import { expect, it } from 'vitest'
import { createPrism } from '../../mocks/prism-answers.ts'
import { operationOf } from './calls.ts'
import { load } from './load.ts'

const { spec, table } = await load('shop')
const prism = await createPrism(spec)
const one = operationOf(table, 'getOrder')
const wish = { status: 200, mediaType: 'application/json', dynamic: false, seed: '1' }

it('answers from the examples', async () => {
  expect(await prism(one, wish)).toMatchObject({ body: { id: 'ORD-000000001' } })
  expect(await prism(one, { ...wish, example: 'new' })).toMatchObject({ body: { id: 'ORD-000000003' } })
  expect(await prism(one, { ...wish, status: 404 })).toMatchObject({ body: { errorCode: 'ORDER_UNKNOWN' } })
  expect(await prism(operationOf(table, 'deleteOrder'), { ...wish, status: 204, mediaType: undefined })).toMatchObject({
    headers: {},
  })
})

it('generates the same for the same seed, whatever came between', async () => {
  const dynamic = { ...wish, dynamic: true }
  const first = await prism(one, { ...dynamic, seed: 'a' })
  const other = await prism(one, { ...dynamic, seed: 'b' })
  expect(await prism(one, { ...dynamic, seed: 'a' })).toEqual(first)
  expect(other).not.toEqual(first)
})

it('answers "string" where a pattern stands, which is why its answers are judged', async () => {
  const created = await prism(operationOf(table, 'createOrder'), { ...wish, status: 201 })
  expect(created.body).toEqual({ id: 'string' })
})

it('answers nothing to what it does not know', async () => {
  expect(await prism({ ...one, path: '/elsewhere' }, wish)).toEqual({ headers: {} })
})

it('leaves the document as it was', async () => {
  expect(spec.document).toEqual((await load('shop')).spec.document)
})

it('says in one line that it cannot read a document', async () => {
  const broken = {
    ...spec,
    file: 'spec.yaml',
    document: { openapi: '3.0.3', paths: { '/a': { get: { parameters: [{ $ref: '#/nowhere' }] } } } },
  }
  await expect(createPrism(broken)).rejects.toThrow(/^Prism cannot read the document: .*\. \(spec\.yaml\)$/)
})
