import type { Words } from '../words.ts'

/** Texts of the fields of a request. */
export const request: Words['request'] = {
  segment: 'Segmento de educação',
  segments: { K12: 'Ensino fundamental ou médio (K-12)', HigherEducation: 'Ensino superior' },
  website: 'Site (opcional)',
  websiteHint: 'O da própria instituição, por exemplo, northwind.edu',
  chooseSegment: 'Escolha um segmento.',
  noCodes:
    'Não tem nenhum código de validação com usos disponíveis. Recebe um código quando um formulário de elegibilidade governamental é aprovado.',
  spends: 'Gasta um uso do código e não pode ser anulado.',
  chooseCode: 'Escolha um dos seus códigos de validação.',
}
