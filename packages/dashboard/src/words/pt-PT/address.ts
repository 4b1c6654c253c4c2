import type { AddressWords } from '../words.ts'

/** The texts of addresses and of their check. */
export const address: AddressWords = {
  country: 'País/região',
  chooseCountry: 'Escolher…',
  addressLine1: 'Rua e número',
  addressLine2: 'Segunda linha (opcional)',
  city: 'Localidade',
  state: 'Estado ou região',
  stateOptional: 'Estado ou região (opcional)',
  postalCode: 'Código postal',
  phoneNumber: 'Telefone',
  phoneOptional: 'Telefone (opcional)',
  postalForm: (country: string) => `Código postal inválido para ${country}`,
  suggested: 'Morada sugerida',
  suggestedText: 'Use a morada sugerida ou guarde a sua como está.',
  use: 'Usar esta morada',
  doubtful: 'Não foi possível confirmar a morada',
  doubtfulText: 'Corrija-a, ou guarde-a como está.',
  saveAnyway: 'Guardar como está',
}
