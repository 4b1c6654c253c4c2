/** A page as a browser without scripts sees it. */
export interface Page {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** Target of the redirect; undefined when a page is shown. */
  readonly location: URL | undefined
  /** The buttons' names, in order. */
  readonly buttons: readonly string[]
  /** The hidden fields. */
  readonly fields: Readonly<Record<string, string>>
  /** Complete address of the form's action. */
  readonly action: string
}

/** Visits pages with one cookie jar and follows no redirect. */
export interface Browser {
  open(url: string): Promise<Page>
  /** Sends the form of a page with more fields, as a click on a button does. */
  submit(
    page: Page,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Page>
}

/** Creates a browser with an empty cookie jar. */
export function createBrowser(): Browser {
  let cookie = ''

  async function visit(
    url: string,
    init: {
      readonly method?: string
      readonly body?: string
      readonly headers?: Readonly<Record<string, string>>
    },
  ): Promise<Page> {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, ...(cookie === '' ? {} : { cookie }) },
    })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    const html = await response.text()
    const location = response.headers.get('location')
    return {
      status: response.status,
      headers: response.headers,
      html,
      location: location === null ? undefined : new URL(location),
      buttons: [...html.matchAll(/<button[^>]*>\s*([^<]*?)\s*<\/button>/g)].map(textOf),
      fields: Object.fromEntries(
        [...html.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map((match) => [
          unescape(match[1]),
          unescape(match[2]),
        ]),
      ),
      action: new URL(unescape(/<form[^>]*action="([^"]*)"/.exec(html)?.[1]), url).href,
    }
  }

  return {
    open: (url) => visit(url, {}),
    submit(page, fields, headers = {}) {
      const url = new URL(page.action)
      const body = new URLSearchParams({ ...page.fields, ...fields }).toString()
      return visit(url.href, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: url.origin,
          ...headers,
        },
      })
    },
  }
}

function textOf(match: RegExpMatchArray): string {
  return unescape(match[1])
}

function unescape(text: string | undefined): string {
  return (text ?? '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
