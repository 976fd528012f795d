/**
 * Hooks that let Dredd judge a server of this contract fairly: it provokes the documented refusals it can provoke, and
 * the refusal of a request that breaks an `x-constraints` rule, which Dredd knows nothing of; what changes something
 * gets a thing of its own to change.
 * Reads the spec Dredd is given, once; names no operation and no parameter. The environment may name what the server
 * offers: `D1_FORBIDDEN_TOKEN`, a token without rights, and `D1_HONOURS_PREFER=true`, documented answers on request.
 */
const { readFileSync } = require('node:fs')
const hooks = require('hooks')
const { parse } = require('yaml')
const { editSegment } = require('./path.cjs')
const things = require('./things.cjs')

const documents = new Map()

/** The spec a transaction comes from. */
function specOf({ origin: { filename } }) {
  if (!documents.has(filename)) documents.set(filename, parse(readFileSync(filename, 'utf8')))
  return documents.get(filename)
}

/** The operation of a transaction. */
function operationOf(transaction) {
  const path = specOf(transaction).paths[transaction.origin.resourceName] ?? {}
  return path[transaction.request.method.toLowerCase()] ?? {}
}

/** Sends another query than the spec's examples make. */
function withQuery(transaction, edit) {
  const url = new URL(transaction.fullPath, 'http://localhost')
  edit(url.searchParams)
  transaction.fullPath = `${url.pathname}${url.search}`
}

/** Breaks the first rule of the operation that says which status that has; tells whether there is one. */
function breakRule(transaction, status) {
  const rules = operationOf(transaction)['x-constraints'] ?? []
  const rule = rules.find((one) => one.kind === 'multipleOf' && one.in === 'query' && String(one.status) === status)
  if (rule) {
    withQuery(transaction, (query) => {
      query.set(rule.of, '2')
      query.set(rule.param, '3')
    })
  }
  return rule !== undefined
}

/** Turns an id of the path into one that nothing has; tells whether there is an id. */
function unknownId(transaction) {
  const isId = (segment) => /^\{[^{}]+\}/.test(segment)
  // What is put under an unknown id is known from then on.
  const creates = transaction.request.method === 'PUT'
  const find = (templates) => (creates ? templates.findIndex(isId) : templates.findLastIndex(isId))
  return editSegment(transaction, find, (id) => `${id.slice(0, -1)}${id.endsWith('9') ? '8' : '9'}`)
}

/** Makes a segment of the path longer than its parameter may be; tells whether there is such a parameter. */
function tooLong(transaction) {
  const { components = {}, paths } = specOf(transaction)
  const item = paths[transaction.origin.resourceName] ?? {}
  const parameters = [...(item.parameters ?? []), ...(operationOf(transaction).parameters ?? [])]
  const resolved = parameters.map((one) => components.parameters?.[one.$ref?.split('/').at(-1)] ?? one)
  const bounded = resolved.find((one) => one.in === 'path' && one.schema?.maxLength !== undefined)
  if (bounded === undefined) return false
  const find = (templates) => templates.indexOf(`{${bounded.name}}`)
  return editSegment(transaction, find, (id) => id.padEnd(bounded.schema.maxLength + 1, 'A'))
}

/** Replaces the token. */
function withToken(transaction, token) {
  const { headers } = transaction.request
  for (const name of Object.keys(headers)) if (name.toLowerCase() === 'authorization') delete headers[name]
  if (token !== undefined) headers.Authorization = `Bearer ${token}`
}

/** How each documented refusal is provoked; what returns false cannot be. */
const PROVOKE = {
  400: (transaction) => {
    if (breakRule(transaction, '400')) return true
    if (!transaction.request.body) return tooLong(transaction)
    transaction.request.body = '{'
    return true
  },
  401: (transaction) => {
    withToken(transaction, undefined)
    return true
  },
  403: (transaction) => {
    withToken(transaction, process.env.D1_FORBIDDEN_TOKEN)
    return process.env.D1_FORBIDDEN_TOKEN !== undefined
  },
  404: unknownId,
  415: (transaction) => {
    if (!transaction.request.body) return false
    transaction.request.headers['Content-Type'] = 'text/plain'
    return true
  },
}

/** Asks a server that answers as it is asked to for a failure of its own. */
function preferred(transaction, status) {
  transaction.request.headers.Prefer = `code=${status}`
  return process.env.D1_HONOURS_PREFER === 'true' && status.startsWith('5')
}

/** Whether a transaction changes something. */
function changes({ request, expected }) {
  return String(expected.statusCode).startsWith('2') && !['GET', 'HEAD', 'OPTIONS'].includes(request.method)
}

hooks.beforeAll((transactions, done) => {
  // First what leaves things as they are, then what changes one, in the order of the spec.
  transactions.sort((a, b) => Number(changes(a)) - Number(changes(b)))
  things.remember(operationOf, transactions)
  done()
})

hooks.beforeEach((transaction, done) => {
  const { headers } = transaction.request
  // Dredd sends optional headers that have no example with an empty value, which breaks their patterns.
  for (const name of Object.keys(headers)) if (headers[name] === '') delete headers[name]
  const status = String(transaction.expected.statusCode)
  if (changes(transaction)) {
    // What cannot be prepared is sent as it stands, and fails where it is judged.
    const prepared = things.prepare(specOf(transaction), operationOf(transaction), transaction)
    prepared.catch((error) => hooks.log(`Nothing to change: ${error.message}`)).then(() => done())
    return
  }
  const provoke = PROVOKE[status] ?? ((one) => preferred(one, status))
  // What a correct request cannot provoke, Dredd would count as a failure.
  if (!status.startsWith('2') && !provoke(transaction)) transaction.skip = true
  done()
})
