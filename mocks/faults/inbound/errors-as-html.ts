/** The page of a gateway. */
import { refusing, text } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'errors-as-html',
  api: 'inbound',
  family: 'media-type',
  title: 'Answers errors with an HTML page',
  evidence: 'derived',
  rules: refusing(text('text/html', ({ status }) => `<html><body><h1>Error ${status}</h1></body></html>`)),
})
