/** A library is asked for its own default. */
import { isObject } from '../../../scripts/lib/json.ts'
import { answering, body } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

const HEADER = Buffer.from(JSON.stringify({ alg: 'ECDH-ES', enc: 'A128GCM', kid: 'bank-1' })).toString('base64url')

export default defineFault({
  id: 'credentials-under-other-algorithm',
  api: 'inbound',
  family: 'rows',
  title: 'Encrypts credentials by another algorithm than the bank is told',
  evidence: 'assumed',
  rules: answering(
    body((was) => {
      const sealed = isObject(was) && typeof was.encryptedData === 'string' ? was.encryptedData : ''
      return { encryptedData: sealed.replace(/^[^.]*/, HEADER) }
    }),
    'getCardCredentials',
  ),
})
