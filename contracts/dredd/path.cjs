/**
 * The path of a transaction, by its segments: Dredd gives it as one text, and the template beside it.
 * Changes the transaction it is given, and nothing else.
 */

/**
 * Changes one segment of a path; what follows an id in its segment (`:action`) stays.
 *
 * @param find the place of a template among those of the path, or -1
 * @returns whether there is such a segment
 */
function editSegment(transaction, find, edit) {
  const templates = transaction.origin.resourceName.split('/')
  const [path, ...query] = transaction.fullPath.split('?')
  const segments = path.split('/')
  const place = find(templates)
  if (place === -1) return false
  // The server may be one whose paths begin further down.
  const at = place + segments.length - templates.length
  const [id, ...action] = segments[at].split(':')
  segments[at] = [edit(id), ...action].join(':')
  transaction.fullPath = [segments.join('/'), ...query].join('?')
  return true
}

module.exports = { editSegment }
