import type { CodeWords } from '../words.ts'

/** The texts of the validation codes. */
export const codes: CodeWords = {
  title: 'Códigos de validação',
  lead: 'Cada código atribui a Government Community Cloud a um número limitado de clientes.',
  codes: 'Os seus códigos',
  code: 'código de validação',
  left: (left: string, max: string) => ({
    one: `${left} de ${max} utilização disponível`,
    other: `${left} de ${max} utilizações disponíveis`,
  }),
  leftUnlimited: 'Sem limite',
  used: (used: string, max: string) => ({
    one: `${used} de ${max} utilização gasta`,
    other: `${used} de ${max} utilizações gastas`,
  }),
  low: 'A acabar',
  spent: 'Gasto',
  none: 'Não tem códigos de validação',
  noneText:
    'Recebe um código por e-mail quando um formulário de elegibilidade governamental é aprovado.',
  usedBy: 'Usados por',
  table: 'Clientes que usaram um código, dos mais recentes aos mais antigos',
  customer: 'Cliente',
  codeColumn: 'Código',
  when: 'Usado em',
  filter: 'Código',
  choose: 'Código de validação',
  all: 'Todos os códigos',
  nobody: 'Nenhum cliente usou ainda este código',
  nobodyText: 'Uma utilização continua a contar depois de o cliente sair.',
}
