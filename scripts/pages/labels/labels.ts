/** What the labels of the portal are, in any language. Types only. */

/**
 * The words the portal's renderer prints around an API, in one language.
 *
 * @see https://github.com/GitbookIO/gitbook/tree/main/packages/react-openapi/src/translations
 */
export interface Labels {
  /** Code of the language, as in the portal's addresses. */
  language: string
  /** Heads the security section. */
  authorizations: string
  /** Heads the list of scopes an operation asks for. */
  requiredScopes: string
  /** Stands below it. */
  requiredScopesText: string
  pathParameters: string
  queryParameters: string
  headerParameters: string
  body: string
  /** Heads the body of a webhook. */
  payload: string
  responses: string
  response: string
  /** Heads the headers of a response. */
  headers: string
  attributes: string
  required: string
  optional: string
  /** Lower-case, as printed before a bound. */
  min: string
  max: string
  /** Lower-case, as printed after a type. */
  nullable: string
  readOnly: string
  writeOnly: string
  deprecated: string
  /** With `{1}` for the day on which a deprecated operation ends. */
  deprecatedOn: string
  /** The badges of an operation that is experimental, alpha, beta. */
  stability: readonly [experimental: string, alpha: string, beta: string]
  discriminator: string
  possibleValues: string
  /** Stands for a schema that contains itself. */
  circularReference: string
  noContent: string
  /** With `{1}` for what is shown: the button of a closed disclosure. */
  show: string
  hide: string
  properties: string
  availableItems: string
  /** Between alternatives. */
  or: string
  and: string
  /** Begins the site's line of the last change. */
  lastUpdated: string
  /** The site's question at the end of a page. */
  helpful: string
}
