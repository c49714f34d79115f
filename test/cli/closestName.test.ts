import { closestName } from '../../cli/closestName';

describe('closestName', () => {
  it.each([
    ['OMEPotral', 'OMEPortal'],
    ['omeportal', 'OMEPortal'],
    ['ExchangeItm', 'ExchangeItem'],
    ['exchangeitemgruop', 'ExchangeItemGroup'],
    ['a', undefined],
    ['', undefined],
    ['SharePoint', undefined],
  ])('%j: %s', (typed, expected) => {
    expect(closestName(typed, ['ExchangeItem', 'ExchangeItemGroup', 'OMEPortal'])).toBe(expected);
  });
});
