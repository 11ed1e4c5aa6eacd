import { expect, test } from 'vitest';
import { framingIn } from './framing.ts';

const packet = (attributes: string, elements = ''): string =>
  `<rdf:Description xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" ${attributes}>${elements}</rdf:Description>`;
const box = 'crs:CropTop="0.1" crs:CropLeft="0.2" crs:CropBottom="0.9" crs:CropRight="0.8"';
const crop = { left: 0.2, top: 0.1, right: 0.8, bottom: 0.9 };

test('a plain crop is told, as attributes and as elements', () => {
  expect(framingIn(packet(`crs:HasCrop="True" crs:CropAngle="0" ${box}`))).toEqual({ is: 'cropped', crop });
  const elements = box.replaceAll(/(crs:\w+)="([^"]*)"/g, '<$1>$2</$1>');
  expect(framingIn(packet('', `<crs:HasCrop>True</crs:HasCrop>${elements}`))).toEqual({
    is: 'cropped',
    crop,
  });
});

test('what was turned or bent has no plain frame, nor has a crop that makes no sense', () => {
  expect(framingIn(packet(`crs:HasCrop="True" crs:CropAngle="-1.4" ${box}`))).toEqual({ is: 'turned' });
  expect(framingIn(packet('crs:HasCrop="False" crs:PerspectiveUpright="1"'))).toEqual({ is: 'turned' });
  expect(framingIn(packet(`crs:HasCrop="True" ${box.replace('0.8', '1.8')}`))).toEqual({ is: 'turned' });
});

test('no crop, or one of the whole picture, is none; no settings say nothing', () => {
  expect(framingIn(packet(`crs:HasCrop="False" ${box}`))).toEqual({ is: 'whole' });
  expect(framingIn(packet('crs:HasCrop="True" crs:CropLeft="0" crs:CropRight="1"'))).toEqual({ is: 'whole' });
  expect(framingIn('<rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="3"/>')).toBeNull();
});
