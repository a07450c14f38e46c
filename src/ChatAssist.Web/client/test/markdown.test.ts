import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Inline } from '../src/inlines';
import { Block, parse, withoutLastReferences } from '../src/markdown';

/** Written as HTML would be, only so that the expectations can be read. */
function html(blocks: Block[]): string {
  return blocks.map(block => block.tag === 'p'
    ? `<p>${inline(block.children)}</p>`
    : `<${block.tag}${block.start > 1 ? ` start=${block.start}` : ''}>${block.items.map(item => `<li>${html(item)}</li>`).join('')}</${block.tag}>`).join('');
}

function inline(children: Inline[]): string {
  return children.map(child => typeof child === 'string'
    ? child.replace(/</g, '&lt;')
    : child.tag === 'br' ? '<br>' : `<${child.tag}${child.tag === 'a' ? ` ${child.href}` : ''}>${inline(child.children)}</${child.tag}>`).join('');
}

const cases: [name: string, markdown: string, expected: string][] = [
  ['nothing', '  \n\n ', ''],
  ['paragraphs and line breaks', 'Một\nhai  \nba\\\nbốn\n\nnăm', '<p>Một<br>hai<br>ba<br>bốn</p><p>năm</p>'],
  ['a list right after its heading line', 'Lệ phí:\n• **7.000 đồng**/lần\n• 15.000 đồng', '<p>Lệ phí:</p><ul><li><p><strong>7.000 đồng</strong>/lần</p></li><li><p>15.000 đồng</p></li></ul>'],
  ['text after a list', '- một\n- hai\nhết', '<ul><li><p>một</p></li><li><p>hai</p></li></ul><p>hết</p>'],
  ['blank lines between items', '1. một\n\n2. hai', '<ol><li><p>một</p></li><li><p>hai</p></li></ol>'],
  ['a list that goes on', '3. ba\n4. bốn', '<ol start=3><li><p>ba</p></li><li><p>bốn</p></li></ol>'],
  ['a list within a list', '1. Giấy tờ:\n   - một\n   - hai\n2. Phí', '<ol><li><p>Giấy tờ:</p><ul><li><p>một</p></li><li><p>hai</p></li></ul></li><li><p>Phí</p></li></ol>'],
  ['a broken line that begins with a number', 'Ngày\n18. tháng 7', '<p>Ngày<br>18. tháng 7</p>'],
  ['codes and decrees are no lists', '1.004194\n123/2015/NĐ-CP', '<p>1.004194<br>123/2015/NĐ-CP</p>'],
  ['a reference and its definition', 'Được miễn. [1]\n\n[1]: https://a.vn/x "Đăng ký"', '<p>Được miễn.<a https://a.vn/x>1</a></p>'],
  ['a reference without definition', 'Mục [2] của đơn', '<p>Mục [2] của đơn</p>'],
  ['links', '[Cổng](https://dichvucong.gov.vn/a_(b)) và https://a.vn/x?y=1.', '<p>[Cổng](<a https://dichvucong.gov.vn/a_(b>dichvucong.gov.vn/a_(b</a>)) và <a https://a.vn/x?y=1>a.vn/x?y=1</a>.</p>'],
  ['bold link', '**[Cổng](https://a.vn)**', '<p><strong><a https://a.vn>Cổng</a></strong></p>'],
  ['bold that holds italic', '**một *hai* ba**', '<p><strong>một <em>hai</em> ba</strong></p>'],
  ['stars that mean nothing', '2 * 3 ** 4 *', '<p>2 * 3 ** 4 *</p>'],
  ['unclosed bold', '**một', '<p>**một</p>'],
  ['escapes', '\\*một\\* \\[1] 1\\. x', '<p>*một* [1] 1. x</p>'],
  ['HTML stays text', '<img src=x onerror=alert(1)>', '<p>&lt;img src=x onerror=alert(1)></p>'],
  ['a script address is no link', '[x](javascript:alert(1)) [y](data:text/html,z)', '<p>[x](javascript:alert(1)) [y](data:text/html,z)</p>'],
  ['a script address in a definition', '[1]\n\n[1]: javascript:alert(1)', '<p><a >1</a></p>'],
  ['a telephone number', '[1900 1234](tel:19001234)', '<p><a tel:19001234>1900 1234</a></p>'],
  ['Windows line ends', 'a\r\n\r\nb', '<p>a</p><p>b</p>'],
];

for (const [name, markdown, expected] of cases) {
  test(name, () => assert.equal(html(parse(markdown)), expected));
}

test('references at the end are left to the chips, those within stay', () => {
  const definitions = '\n\n[1]: https://a.vn/1\n[2]: x-cite:2';
  assert.equal(html(withoutLastReferences(parse('Phí [1] là 5 đồng. [1] [2]' + definitions))), '<p>Phí<a https://a.vn/1>1</a> là 5 đồng.</p>');
  assert.equal(html(withoutLastReferences(parse('- một\n\n[1] [2]' + definitions))), '<ul><li><p>một</p></li></ul>');
});

test('no text is lost or slow, however odd', () => {
  for (const part of ['**', '*', '[', '[a](', '- ', '  ', '1. ', '\\', '[1]: ', 'https://', '<', '> ']) {
    const text = `a${part.repeat(5_000)}b`;
    const before = performance.now();
    const shown = html(parse(text));
    assert.ok(performance.now() - before < 500, `${part} took too long`);
    assert.ok(shown.includes('a') && shown.includes('b'), part);
  }
});
