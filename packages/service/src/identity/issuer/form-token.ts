import { createHmac, randomBytes } from 'node:crypto'
import { isSameSecret, newSecret } from './secrets.ts'

const cookieName = 'accredit-sign-in'

/** Headers that a browser sends with a form. */
export interface BrowserSends {
  readonly cookie?: string
  readonly origin?: string
  readonly host?: string
}

/**
 * CSRF protection: proves that a form was submitted from this service's page, by the browser that
 * loaded it.
 */
export interface FormTokens {
  /** Issues the token for a form, and the matching cookie. */
  issue(
    browser: BrowserSends,
    purpose: string,
    secure: boolean,
  ): { readonly token: string; readonly setCookie: string }
  /** Checks that the form is genuine. */
  isGenuine(browser: BrowserSends, purpose: string, token: string | undefined): boolean
}

/** Creates form tokens with a key that lives as long as this process. */
export function createFormTokens(): FormTokens {
  const key = randomBytes(32)
  const sign = (secret: string, purpose: string) =>
    createHmac('sha256', key).update(`${secret}\n${purpose}`).digest('base64url')
  return {
    issue(browser, purpose, secure) {
      const secret = readCookie(browser.cookie) ?? newSecret()
      // With Lax, the cookie is sent again when an application's link opens the page a second time.
      const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
      return {
        token: sign(secret, purpose),
        setCookie: `${cookieName}=${secret}; ${attributes}`,
      }
    },
    isGenuine(browser, purpose, token) {
      const secret = readCookie(browser.cookie)
      if (secret === undefined || token === undefined || !isOwnOrigin(browser)) return false
      return isSameSecret(token, sign(secret, purpose))
    },
  }
}

/** A browser sends the origin of a form; without one the token alone decides. */
function isOwnOrigin({ host, origin }: BrowserSends): boolean {
  if (origin === undefined) return true
  return URL.parse(origin)?.host === host
}

function readCookie(cookies: string | undefined): string | undefined {
  return cookies
    ?.split(/; */)
    .find((pair) => pair.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1)
    .match(/^[\w-]{43}$/)?.[0]
}
