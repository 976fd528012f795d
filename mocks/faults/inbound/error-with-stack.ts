/** An exception is written out as it is. */
import { body, has, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-with-stack',
  api: 'inbound',
  family: 'error',
  title: 'Tells in an error where in the code it happened',
  evidence: 'derived',
  rules: refusing(
    body((error) => ({ ...error, error: 'TypeError: no value\n    at check (/srv/app/dist/rules.js:42:13)' })),
    has(400),
  ),
})
