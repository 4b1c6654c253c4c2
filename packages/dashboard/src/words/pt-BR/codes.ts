import type { CodeWords } from '../words.ts'

/** The texts of the validation codes. */
export const codes: CodeWords = {
  title: 'Códigos de validação',
  lead: 'Cada código atribui a Government Community Cloud a um número limitado de clientes.',
  codes: 'Seus códigos',
  code: 'código de validação',
  left: (left: string, max: string) => ({
    one: `${left} de ${max} uso disponível`,
    other: `${left} de ${max} usos disponíveis`,
  }),
  leftUnlimited: 'Sem limite',
  used: (used: string, max: string) => ({
    one: `${used} de ${max} uso gasto`,
    other: `${used} de ${max} usos gastos`,
  }),
  low: 'Acabando',
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
  nobodyText: 'Um uso continua contando depois que o cliente sai.',
}
