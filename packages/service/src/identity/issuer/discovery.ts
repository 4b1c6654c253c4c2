import { readTenant, issuerName, type IssuerContext, type Version } from './issuer-context.ts'

const commonClaims = 'sub iss aud exp iat nonce c_hash oid tid ver name'.split(' ')

/**
 * Builds the discovery document of a tenant. At `common` the issuer contains Entra's placeholder,
 * since only a token names its tenant.
 */
export function describeIssuer(context: IssuerContext, segment: string, version: Version): object {
  const tenant = readTenant(context.directory, segment)
  const publicUrl = context.publicUrl()
  const root = `${publicUrl}/${tenant?.id ?? segment.toLowerCase()}`
  const oauth = version === 1 ? `${root}/oauth2` : `${root}/oauth2/v2.0`
  return {
    issuer: issuerName(publicUrl, tenant?.id ?? '{tenantid}', version),
    authorization_endpoint: `${oauth}/authorize`,
    token_endpoint: `${oauth}/token`,
    device_authorization_endpoint: `${oauth}/devicecode`,
    end_session_endpoint: `${oauth}/logout`,
    jwks_uri: version === 1 ? `${publicUrl}/common/discovery/keys` : `${root}/discovery/v2.0/keys`,
    response_types_supported: ['code', 'code id_token'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: [
      'authorization_code',
      'client_credentials',
      'refresh_token',
      'urn:ietf:params:oauth:grant-type:device_code',
    ],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    token_endpoint_auth_methods_supported: [
      'client_secret_post',
      'client_secret_basic',
      'private_key_jwt',
    ],
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'PS256'],
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: ['RS256'],
    subject_types_supported: ['pairwise'],
    claims_supported: [...commonClaims, version === 1 ? 'upn' : 'preferred_username'],
    request_uri_parameter_supported: false,
    tenant_region_scope: null,
    cloud_instance_name: new URL(publicUrl).host,
  }
}

/** Builds the answer to instance discovery: this host is its own cloud. */
export function describeInstance(context: IssuerContext): object {
  const publicUrl = context.publicUrl()
  const { host } = new URL(publicUrl)
  return {
    tenant_discovery_endpoint: `${publicUrl}/common/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  }
}
