import type { Words } from '../words.ts'

/** Explanations of the qualifications. */
export const qualificationExplanations: Words['qualificationExplanations'] = {
  Education:
    'Dá acesso às ofertas de educação. A organização é verificada, o que demora até três dias úteis.',
  GovernmentCommunityCloud:
    'Dá acesso às ofertas da Microsoft Cloud for US Government. Exige um dos seus códigos de validação.',
  StateOwnedEntity: 'Para empresas que pertencem a um Estado. Tem efeito imediato.',
  Nonprofit: 'Só a Microsoft a atribui.',
}
