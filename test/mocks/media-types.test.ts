/** Media types read, compared and chosen. */
import { expect, it } from 'vitest'
import { concreteType, documentedFor, isJson, negotiate, readMediaType } from '../../mocks/media-types.ts'

it.each([
  ['application/json', 'application/json'],
  ['Application/JSON; charset=UTF-8', 'application/json'],
  [' text/plain ;x="a;b"', 'text/plain'],
  ['application', undefined],
  ['application/', undefined],
  ['a/b/c', undefined],
  ['application/json charset=utf-8', undefined],
  ['', undefined],
])('reads %j as %j', (text, want) => {
  expect(readMediaType(text)).toBe(want)
})

it.each([
  ['application/json', true],
  ['application/problem+json; charset=utf-8', true],
  ['text/json', true],
  ['application/jsonp', false],
  ['application/json-seq', false],
  ['text/plain', false],
])('%j carries JSON: %j', (type, want) => {
  expect(isJson(type)).toBe(want)
})

it.each([
  [['application/json'], 'application/json', 'application/json'],
  [['application/json'], 'application/vnd.a+json', undefined],
  [['Application/JSON;charset=utf-8'], 'application/json', 'Application/JSON;charset=utf-8'],
  [['*/*', 'application/*', 'application/*+json', 'application/a+json'], 'application/a+json', 'application/a+json'],
  [['*/*', 'application/*', 'application/*+json'], 'application/a+json', 'application/*+json'],
  [['*/*', 'application/*'], 'application/a+json', 'application/*'],
  [['*/*', 'text/*'], 'application/json', '*/*'],
  [[], 'application/json', undefined],
])('%j documents %s as %j', (documented, sent, want) => {
  expect(documentedFor(documented, sent)).toBe(want)
})

const BOTH = ['text/csv', 'application/json']
it.each([
  [BOTH, [], 'application/json'],
  [BOTH, ['*/*'], 'application/json'],
  [BOTH, ['text/csv'], 'text/csv'],
  [BOTH, ['text/*, application/json;q=0.5'], 'text/csv'],
  [BOTH, ['text/csv;q=0.1', 'application/json;q=0.2'], 'application/json'],
  [BOTH, ['application/xml'], undefined],
  [BOTH, ['application/json;q=0, */*'], 'text/csv'],
  [BOTH, ['*/*;q=0'], undefined],
  [BOTH, ['nonsense'], 'application/json'],
  [['*/*'], ['application/json'], '*/*'],
  [['*/*'], ['text/html'], undefined],
  [[], ['*/*'], undefined],
])('of %j, %j takes %j', (documented, accept, want) => {
  expect(negotiate(documented, accept)).toBe(want)
})

it.each([
  ['*/*', 'application/json'],
  ['application/*', 'application/json'],
  ['application/*+json', 'application/mock+json'],
  ['text/*', 'text/plain'],
  ['application/json; charset=utf-8', 'application/json; charset=utf-8'],
])('writes %s as %s', (documented, want) => {
  expect(concreteType(documented)).toBe(want)
})
