/** Addresses of one cloud's API and sign-in. Tokens of one cloud are not valid in another. */
export interface Cloud {
  /** Address of the API, without `/v1`. */
  readonly baseUrl: string
  /** Address of the sign-in service, without the tenant. */
  readonly authority: string
  /** For whom access tokens are issued. */
  readonly audience: string
}

const globalApi = 'https://api.partnercenter.microsoft.com'
const chinaApi = 'https://partner.partnercenterapi.microsoftonline.cn'

/** The clouds of Partner Center. Source: its REST addresses, and the PowerShell module. */
export const clouds = {
  global: {
    baseUrl: globalApi,
    authority: 'https://login.microsoftonline.com',
    audience: globalApi,
  },
  usGovernment: {
    baseUrl: globalApi,
    authority: 'https://login.microsoftonline.us',
    audience: globalApi,
  },
  /** Run by 21Vianet. */
  china: {
    baseUrl: chinaApi,
    authority: 'https://login.partner.microsoftonline.cn',
    audience: chinaApi,
  },
  /** Closed; kept for those who still hold data of it. */
  germany: {
    baseUrl: globalApi,
    authority: 'https://login.microsoftonline.de',
    audience: globalApi,
  },
} as const satisfies Record<string, Cloud>

/**
 * The scopes to ask tokens for. `/.default` serves applications and users alike and is what a
 * partner asks for on its own; `/user_impersonation` is for users only.
 */
export function scopesOf({ audience }: Cloud): { readonly any: string; readonly user: string } {
  return { any: `${audience}/.default`, user: `${audience}/user_impersonation` }
}
