import { createHmac, randomBytes } from 'node:crypto'
import { isSameSecret, newSecret } from './secrets.ts'

const cookieName = 'accredit-sign-in'

/** Headers that a browser sends with a form. */
export interface BrowserSends {
  readonly cookie?: string
  readonly origin?: string
  readonly host?: string
}

/** Proves that a form was sent from this service's own page, by the browser that was shown it. */
export interface FormTokens {
  /** Makes the token for a form, and the cookie that has to come with it. */
  issue(
    browser: BrowserSends,
    purpose: string,
    secure: boolean,
  ): { readonly token: string; readonly setCookie: string }
  /** Says whether the form is genuine. */
  isGenuine(browser: BrowserSends, purpose: string, token: string | undefined): boolean
}

/** Creates form tokens under a key that lives as long as this process. */
export function createFormTokens(): FormTokens {
  const key = randomBytes(32)
  const sign = (secret: string, purpose: string) =>
    createHmac('sha256', key).update(`${secret}\n${purpose}`).digest('base64url')
  return {
    issue(browser, purpose, secure) {
      const secret = readCookie(browser.cookie) ?? newSecret()
      // Lax lets the cookie come back when an application's link opens the page a second time.
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

/** A browser names the origin of a form; where it is missing the token alone decides. */
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
