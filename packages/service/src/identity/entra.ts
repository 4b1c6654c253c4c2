/** Endpoints of one Entra cloud. Tokens of one cloud are not valid in another. */
export interface EntraCloud {
  readonly authority: string
  /** Issuers of tokens in the v1 and the v2 format, with the placeholder `{tenantid}`. */
  readonly issuers: readonly string[]
  /** Address of the key set for all tenants. */
  readonly keysUrl: string
}

/**
 * Entra's clouds, by their names in the configuration. Source: Microsoft's national cloud pages.
 */
export const entraClouds = {
  global: cloud('https://login.microsoftonline.com', 'https://sts.windows.net'),
  usgov: cloud('https://login.microsoftonline.us', 'https://sts.windows.net'),
  china: cloud('https://login.partner.microsoftonline.cn', 'https://sts.chinacloudapi.cn'),
} as const satisfies Record<string, EntraCloud>

function cloud(authority: string, firstIssuer: string): EntraCloud {
  return {
    authority,
    issuers: [`${firstIssuer}/{tenantid}/`, `${authority}/{tenantid}/v2.0`],
    keysUrl: `${authority}/common/discovery/v2.0/keys`,
  }
}
