// A field that narrows a list while one types.
import { Search as SearchSign } from 'lucide-react';
import { Input, SearchField } from 'react-aria-components';
import './Field.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The arrow down: into the list. */
  readonly onDown?: () => void;
}

export function Search({ label, value, onChange, onDown }: Props) {
  return (
    <SearchField
      className="search"
      aria-label={label}
      value={value}
      onChange={onChange}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') onDown?.();
        else event.continuePropagation();
      }}
    >
      <SearchSign className="search-sign" size={14} aria-hidden />
      <Input className="input" placeholder={label} spellCheck={false} />
    </SearchField>
  );
}
