import type { Words } from '../words.ts'

/** Texts of the fields of a request. */
export const request: Words['request'] = {
  segment: 'Segmento de educação',
  segments: { K12: 'Básico ou secundário (K-12)', HigherEducation: 'Ensino superior' },
  website: 'Sítio Web (opcional)',
  websiteHint: 'O da própria instituição, p. ex. northwind.edu',
  chooseSegment: 'Escolha um segmento.',
  noCodes:
    'Não tem nenhum código de validação com utilizações disponíveis. Recebe um código quando um formulário de elegibilidade governamental é aprovado.',
  spends: 'Gasta uma utilização do código e não pode ser anulado.',
  chooseCode: 'Escolha um dos seus códigos de validação.',
}
