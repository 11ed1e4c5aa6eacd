// Over the contact sheet: its order, and which photos it shows. What there is no choice of is not offered.

import type { ShootSummary } from '#contract/shoot.ts';
import { useShootRead } from '../../bridge/shoots.ts';
import { Pick } from '../../ui/Pick.tsx';
import { useWords } from '../../words/words.ts';
import { type Found, type Order, orders, type Sieve, starChoices } from './sheet.ts';

interface Props {
  readonly shoot: ShootSummary;
  readonly found: Found;
  /** False while stars, times and cameras are being read. */
  readonly read: boolean;
  readonly order: Order;
  readonly sieve: Sieve;
  readonly onOrder: (order: Order) => void;
  readonly onSieve: (sieve: Sieve) => void;
}

export function SheetBar({ shoot, found, read, order, sieve, onOrder, onSieve }: Props) {
  const { t } = useWords();
  if (!read) return <Reading shoot={shoot} />;
  const set = (change: Partial<Sieve>) => onSieve({ ...sieve, ...change });
  return (
    <div className="sheet-bar">
      <Pick
        hideLabel
        label={t('newProject.sheet.order')}
        options={orders.map((value) => ({ value, label: t(`newProject.sheet.by.${value}`) }))}
        value={order}
        onChange={onOrder}
      />
      {(found.starred || found.rejected) && (
        <Pick
          hideLabel
          label={t('newProject.sheet.stars')}
          options={starChoices.map((value) => ({ value, label: t(`newProject.sheet.star.${value}`) }))}
          value={sieve.stars}
          onChange={(stars) => set({ stars })}
        />
      )}
      {found.labels.length > 0 && (
        <AnyOf
          {...{ label: t('newProject.sheet.label'), any: t('newProject.sheet.anyLabel') }}
          {...{ values: found.labels, value: sieve.label, onChange: (label) => set({ label }) }}
        />
      )}
      {found.cameras.length > 1 && (
        <AnyOf
          {...{ label: t('newProject.sheet.camera'), any: t('newProject.sheet.anyCamera') }}
          {...{ values: found.cameras, value: sieve.camera, onChange: (camera) => set({ camera }) }}
        />
      )}
      {found.formats.length > 1 && (
        <AnyOf
          {...{ label: t('newProject.sheet.format'), any: t('newProject.sheet.anyFormat'), show: formatName }}
          {...{ values: found.formats, value: sieve.format, onChange: (format) => set({ format }) }}
        />
      )}
    </div>
  );
}

/** On a network disk this takes a while: it is seen to go on. */
function Reading({ shoot }: { readonly shoot: ShootSummary }) {
  const { t, format } = useWords();
  const read = format.number(useShootRead(shoot.id));
  const told = { read, total: format.number(shoot.photos) };
  return <p className="sheet-bar quiet">{t('newProject.sheet.reading', told)}</p>;
}

const formatName = (extension: string): string => extension.slice(1).toUpperCase();

interface AnyProps {
  readonly label: string;
  readonly any: string;
  readonly values: readonly string[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly show?: (value: string) => string;
}

/** A leading space tells values, which come from photos, from the way to take all of them. */
function AnyOf({ label, any, values, value, onChange, show = (each) => each }: AnyProps) {
  const options = [
    { value: '', label: any },
    ...values.map((each) => ({ value: ` ${each}`, label: show(each) })),
  ];
  return (
    <Pick
      hideLabel
      label={label}
      options={options}
      value={value === null ? '' : ` ${value}`}
      onChange={(chosen) => onChange(chosen === '' ? null : chosen.slice(1))}
    />
  );
}
