// The fields that come with a tool: crop ratio, HDR compression, sky.
import { cropRatios, hdrCompressions } from '#contract/ai-tools.ts';
import { faultOf } from '../../bridge/call.ts';
import { useSkyTemplates } from '../../bridge/imagen.ts';
import { FaultNotice } from '../../parts/FaultNotice.tsx';
import type { Choices } from '../../state/choices.ts';
import { Button } from '../../ui/Button.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useWords } from '../../words/words.ts';

interface Props {
  readonly choices: Choices;
  readonly onChoose: (change: (choices: Choices) => Choices) => void;
}

export function RatioField({ choices, onChoose }: Props) {
  const { t } = useWords();
  return (
    <Segments
      label={t('tools.cropRatio')}
      options={(['none', ...cropRatios] as const).map((value) => ({
        value,
        label: t(`tools.ratio.${value}`),
      }))}
      value={choices.cropRatio ?? 'none'}
      onChange={(value) => onChoose((now) => ({ ...now, cropRatio: value === 'none' ? null : value }))}
    />
  );
}

export function CompressionField({ choices, onChoose }: Props) {
  const { t } = useWords();
  return (
    <Segments
      label={t('tools.hdrCompression')}
      options={(['none', ...hdrCompressions] as const).map((value) => ({
        value,
        label: t(`tools.compression.${value}`),
      }))}
      value={choices.hdrCompression ?? 'none'}
      onChange={(value) => onChoose((now) => ({ ...now, hdrCompression: value === 'none' ? null : value }))}
    />
  );
}

/** Imagen names its skies by number only; which one is usual, it says. */
export function SkyField({ choices, onChoose }: Props) {
  const { t } = useWords();
  const { data: skies, error, refetch } = useSkyTemplates();
  if (error !== null) {
    const again = <Button onPress={() => void refetch()}>{t('common.tryAgain')}</Button>;
    return <FaultNotice fault={faultOf(error)} acts={again} role="status" />;
  }
  const numbered = (skies ?? []).map(({ id, isDefault }) => ({
    value: String(id),
    label: t(isDefault ? 'tools.skyDefault' : 'tools.skyNumber', { id }),
  }));
  return (
    <Segments
      label={t('tools.sky')}
      options={[{ value: 'none', label: t('tools.skyNone') }, ...numbered]}
      value={String(choices.skyTemplate ?? 'none')}
      onChange={(value) =>
        onChoose((now) => ({ ...now, skyTemplate: value === 'none' ? null : Number(value) }))
      }
    />
  );
}
