/** HTML that is not escaped again. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Insertable = string | Html | readonly Html[]

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Builds HTML; interpolated values are escaped unless they are HTML already. */
export function html(strings: TemplateStringsArray, ...values: readonly Insertable[]): Html {
  const rest = values.map((value, index) => write(value) + (strings[index + 1] ?? ''))
  return new Html((strings[0] ?? '') + rest.join(''))
}

function write(value: Insertable): string {
  if (value instanceof Html) return value.text
  if (typeof value !== 'string') return value.map((part) => part.text).join('')
  return value.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '')
}
