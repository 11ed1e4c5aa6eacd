// A number with its steps.
import { Minus, Plus } from 'lucide-react';
import { Group, Input, Label, NumberField, Text } from 'react-aria-components';
import { Button } from './Button.tsx';
import './Field.css';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

export function NumberBox({ label, hint, value, least, most, onChange }: Props) {
  const change = (next: number) => {
    // An emptied field is no number: the last one stays.
    if (Number.isFinite(next)) onChange(next);
  };
  return (
    <NumberField className="number" value={value} minValue={least} maxValue={most} onChange={change}>
      <div>
        <Label>{label}</Label>
        {hint !== undefined && (
          <Text slot="description" className="quiet" elementType="p">
            {hint}
          </Text>
        )}
      </div>
      <Group className="number-box">
        <Input className="input" />
        <Button slot="decrement" icon={<Minus size={14} aria-hidden />} />
        <Button slot="increment" icon={<Plus size={14} aria-hidden />} />
      </Group>
    </NumberField>
  );
}
