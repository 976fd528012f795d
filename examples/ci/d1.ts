/** D1, for everything in this repository that calls it. */
import { readFileSync } from 'node:fs'
import { createD1Client, issuerId, jwtBearer } from 'd1-contracts/inbound'

const [key] = JSON.parse(readFileSync('d1-keys.json', 'utf8')).keys

export const d1 = createD1Client({
  baseUrl: 'http://127.0.0.1:4010', // for D1 itself: environment: 'staging', tls: { cert, key }
  issuerId: issuerId('BANK_EX-01'),
  auth: jwtBearer({ key: readFileSync('signing-key.pem', 'utf8'), kid: 'bank-1' }),
  encryption: { key, kid: key.kid },
})
