// An OpenID Connect issuer on this machine, for the tests alone: lets everybody in as "mira", with a key made as it starts.
//   node issuer.mjs ROLE     prints its address
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const key = { ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }
const role = process.argv[2]
const codes = new Map()
const base64 = value => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

function idToken(issuer, nonce) {
  const now = Math.floor(Date.now() / 1000)
  const said = { iss: issuer, aud: 'desk', sub: '1', iat: now, exp: now + 300, nonce, preferred_username: 'mira', roles: [role] }
  const signed = `${base64({ alg: 'RS256', kid: 'one' })}.${base64(said)}`
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
}

const server = createServer((request, response) => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  const { pathname, searchParams: asked } = new URL(request.url, issuer)
  const send = (status, body) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  const lead = address => response.writeHead(303, { Location: address }).end()
  if (pathname === '/.well-known/openid-configuration') {
    send(200, {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      end_session_endpoint: `${issuer}/out`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    })
  } else if (pathname === '/keys') {
    send(200, { keys: [key] })
  } else if (pathname === '/authorize') {
    const code = randomUUID()
    codes.set(code, { nonce: asked.get('nonce'), challenge: asked.get('code_challenge') })
    lead(`${asked.get('redirect_uri')}?${new URLSearchParams({ code, state: asked.get('state') })}`)
  } else if (pathname === '/token') {
    let body = ''
    request.on('data', part => (body += part))
    request.on('end', () => {
      const form = new URLSearchParams(body)
      const its = codes.get(form.get('code'))
      const proof = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url')
      if (!its || proof !== its.challenge) return send(400, { error: 'invalid_grant' })
      codes.delete(form.get('code'))
      send(200, { access_token: 'x', token_type: 'Bearer', id_token: idToken(issuer, its.nonce) })
    })
  } else if (pathname === '/out') {
    lead(asked.get('post_logout_redirect_uri'))
  } else {
    send(404, {})
  }
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))
