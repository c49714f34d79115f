import { html } from '../../../cli/explore/html';

describe('html', () => {
  it.each([
    ['text', html`<p>${'a < b & "c" \'d\''}</p>`, '<p>a &lt; b &amp; &quot;c&quot; &#39;d&#39;</p>'],
    ['an attribute', html`<a title="${'"><b>'}">`, '<a title="&quot;&gt;&lt;b&gt;">'],
    ['what nobody can see', html`${'a\u202eb\u0000c\nd'}`, 'a\\u202eb\\u0000c\\nd'],
    ['a piece', html`<p>${html`<b>${'<'}</b>`}</p>`, '<p><b>&lt;</b></p>'],
    [
      'pieces',
      html`<ul>${['a', '<'].map((each) => html`<li>${each}</li>`)}</ul>`,
      '<ul><li>a</li>\n<li>&lt;</li></ul>',
    ],
    ['a number', html`${1}`, '1'],
    ['nothing', html`<p>${undefined}</p>`, '<p></p>'],
  ])('puts in %s', (_what, piece, markup) => {
    expect(piece.markup).toBe(markup);
  });
});
