/**
 * Hooks that let Dredd judge a server of this contract fairly: it provokes the documented refusals it can provoke, and
 * the refusal of a request that breaks an `x-constraints` rule, which Dredd knows nothing of.
 * Reads the spec Dredd is given, once; names no operation and no parameter.
 */
const { readFileSync } = require('node:fs')
const hooks = require('hooks')
const { parse } = require('yaml')

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
  const templates = transaction.origin.resourceName.split('/')
  const [path, ...query] = transaction.fullPath.split('?')
  const segments = path.split('/')
  const isId = (segment) => /^\{[^{}]+\}/.test(segment)
  // What is put under an unknown id is known from then on.
  const creates = transaction.request.method === 'PUT'
  const at = creates ? templates.findIndex(isId) : templates.findLastIndex(isId)
  if (at === -1) return false
  const offset = segments.length - templates.length
  const [id, ...action] = segments[at + offset].split(':')
  segments[at + offset] = [`${id.slice(0, -1)}${id.endsWith('9') ? '8' : '9'}`, ...action].join(':')
  transaction.fullPath = [segments.join('/'), ...query].join('?')
  return true
}

/** How each documented refusal is provoked; what returns false cannot be. */
const PROVOKE = {
  400: (transaction) => {
    if (breakRule(transaction, '400')) return true
    if (!transaction.request.body) return false
    transaction.request.body = '{'
    return true
  },
  401: (transaction) => {
    const { headers } = transaction.request
    for (const name of Object.keys(headers)) if (name.toLowerCase() === 'authorization') delete headers[name]
    return true
  },
  404: unknownId,
  415: (transaction) => {
    if (!transaction.request.body) return false
    transaction.request.headers['Content-Type'] = 'text/plain'
    return true
  },
}

/** Whether a transaction changes something. */
function changes({ request, expected }) {
  return String(expected.statusCode).startsWith('2') && !['GET', 'HEAD', 'OPTIONS'].includes(request.method)
}

hooks.beforeAll((transactions, done) => {
  // All of them are about one thing: first what leaves it as it is, then what changes it, in the order of the spec.
  transactions.sort((a, b) => Number(changes(a)) - Number(changes(b)))
  done()
})

hooks.beforeEach((transaction) => {
  const { headers } = transaction.request
  // Dredd sends optional headers that have no example with an empty value, which breaks their patterns.
  for (const name of Object.keys(headers)) if (headers[name] === '') delete headers[name]
  const status = String(transaction.expected.statusCode)
  if (status.startsWith('2')) return
  const provoke = PROVOKE[status]
  // What a correct request cannot provoke, Dredd would count as a failure.
  if (!provoke?.(transaction)) transaction.skip = true
})
