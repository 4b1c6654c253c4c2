type Text = string | ((...parts: string[]) => string)

/** The rules of the service's refusals as it says them, and in Portuguese. */
const portuguese: readonly (readonly [rule: RegExp, text: Text])[] = [
  [/^it must be given$/, 'tem de ser indicado'],
  [/^it must be given in (.+)$/, (place) => `é obrigatório em ${place}`],
  [/^it must not be empty$/, 'não pode estar vazio'],
  [/^it must be text$/, 'tem de ser texto'],
  [/^it must be text of (\d+) characters at most$/, (most) => `no máximo ${most} carateres`],
  [/^it must have at most (\d+) characters$/, (most) => `no máximo ${most} carateres`],
  [
    /^it must have no control characters, bidi controls or line separators$/,
    'não pode ter carateres de controlo, de direção do texto ou separadores de linha',
  ],
  [
    /^it must have no control characters, bidi controls or line separators but tabs and ends of lines$/,
    'dos carateres de controlo, de direção do texto e separadores só são aceites tabulações e fins de linha',
  ],
  [/^it must be an e-mail address$/, 'tem de ser um endereço de e-mail'],
  [/^it must be a culture such as (.+)$/, (example) => `tem de ser uma cultura, como ${example}`],
  [
    /^it must be a language of two letters, such as (.+)$/,
    (example) => `tem de ser um idioma de duas letras, como ${example}`,
  ],
  [/^it must be a domain such as (.+)$/, (example) => `tem de ser um domínio, como ${example}`],
  [/^it must be one of (?!the states|this)(.+)$/, (all) => `tem de ser um destes: ${all}`],
  [
    /^it must be one of the states of ([^:]+): (.+)$/,
    (place, all) => `em ${place} existem: ${all}`,
  ],
  [
    /^it must be the code of a state of (.+), such as (.+)$/,
    (place, example) => `tem de ser o código de um estado de ${place}, como ${example}`,
  ],
  [
    /^it must have the form of ([^:]+): (.+)$/,
    (place, form) => `tem de ter a forma usada em ${place}: ${form}`,
  ],
  [/^it must name street and house$/, 'tem de indicar rua e número'],
  [/^it must be a country code of two letters/, 'tem de ser o código de duas letras de um país'],
  [/^it must be the two letters of a country/, 'tem de ser o código de duas letras de um país'],
  [/^a note needs a text$/, 'uma nota precisa de texto'],
  [
    /^it must be a reviewer’s user name or id, or null$/,
    'tem de ser o nome de utilizador de um analista, como rosa@exemplo.pt',
  ],
  [/^only a denial has a reason$/, 'só uma recusa tem motivo'],
  [
    /^it must be the tenant id \(GUID\) of an indirect reseller$/,
    'tem de ser o ID de inquilino (GUID) de um revendedor indireto',
  ],
  [/^it must be one of this partner’s codes$/, 'tem de ser um dos códigos deste parceiro'],
  [/^it must be a day such as (.+)$/, (example) => `tem de ser um dia, como ${example}`],
  [/^it must be at most (\d+) days back$/, (days) => `no máximo há ${days} dias`],
  [/^the end must not be before the start$/, 'o fim não pode ser anterior ao início'],
  [
    /^it must have no spaces, invisible characters/,
    'não pode ter espaços, carateres invisíveis, barras invertidas, aspas nem parênteses angulares',
  ],
  [
    /^it must be a host name such as (\S+), or an http/,
    (example) => `tem de ser um nome de anfitrião, como ${example}, ou um endereço http ou https`,
  ],
  [/^it must carry no user name or password$/, 'não pode ter nome de utilizador nem palavra-passe'],
  [/^its host name must be written without % codes$/, 'o nome de anfitrião não pode ter códigos %'],
  [
    /^its host name must be a valid one, such as (.+)$/,
    (example) => `o nome de anfitrião tem de ser válido, como ${example}`,
  ],
  [/^it must name a host, not an IP address$/, 'tem de ser um anfitrião, não um endereço IP'],
  [
    /^its host name must have two labels or more, such as (.+)$/,
    (example) => `o nome de anfitrião precisa de duas partes ou mais, como ${example}`,
  ],
]

/** A rule in Portuguese; undefined for one that is not known here. */
export function ruleInPortuguese(rule: string): string | undefined {
  for (const [pattern, text] of portuguese) {
    const parts = pattern.exec(rule)
    if (parts) return typeof text === 'string' ? text : text(...parts.slice(1))
  }
  return undefined
}

/** Describes the faults of an address, one by one. */
export function addressProblems(
  problems: string,
  say: (field: string, value: string | undefined, rule: string) => string,
): string {
  return problems
    .split('; ')
    .map((problem) => {
      const { field, value, rule } =
        /^(?<field>\w+) is (?:missing|"(?<value>.*)"): (?<rule>.+)$/s.exec(problem)?.groups ?? {}
      return field === undefined || rule === undefined ? problem : say(field, value, rule)
    })
    .join('; ')
}
